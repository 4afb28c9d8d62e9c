import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

class Sample {
    public static void main(String[] arguments) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:19530/v2/vectordb/collections/release"))
                .header("Authorization", "Bearer root:Milvus")
                .header("Content-Type", "application/json")
                .timeout(Duration.ofSeconds(60))
                .POST(HttpRequest.BodyPublishers.ofString("{\"collectionName\": \"quick_setup\"}"))
                .build();
        var response = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());

        // A success has data. Nearly every error comes under HTTP 200. With a JSON library, look for the key "data".
        if (!response.body().matches("\\{\"code\":\\d+,\"data\":.*")) {
            System.err.println("Milvus responded with an error: " + response.body());
            System.exit(1);
        }
        System.out.println(response.body());
    }
}
