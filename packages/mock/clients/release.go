package main

import (
	"fmt"
	"io"
	"net/http"
	"os"
	"strings"
)

func main() {
	url := os.Getenv("MILVUS_URI") + "/v2/vectordb/collections/release"
	request, err := http.NewRequest("POST", url, strings.NewReader(`{"collectionName":"quick_setup"}`))
	if err != nil {
		panic(err)
	}
	request.Header.Set("Authorization", "Bearer root:Milvus")
	answer, err := http.DefaultClient.Do(request)
	if err != nil {
		panic(err)
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err != nil {
		panic(err)
	}
	fmt.Println(string(body))
}
