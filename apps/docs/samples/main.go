package main

import (
	"encoding/json"
	"fmt"
	"log"
	"net/http"
	"strings"
	"time"
)

func main() {
	log.SetFlags(0)
	body := strings.NewReader(`{"collectionName": "quick_setup"}`)
	request, err := http.NewRequest("POST", "http://localhost:19530/v2/vectordb/collections/release", body)
	if err != nil {
		log.Fatal(err)
	}
	request.Header.Set("Authorization", "Bearer root:Milvus")
	request.Header.Set("Content-Type", "application/json")

	client := http.Client{Timeout: 60 * time.Second}
	response, err := client.Do(request)
	if err != nil {
		log.Fatal(err)
	}
	defer response.Body.Close()

	var envelope struct {
		Code    int
		Data    json.RawMessage
		Message string
	}
	if err := json.NewDecoder(response.Body).Decode(&envelope); err != nil {
		log.Fatal(err)
	}
	// A success has data. Nearly every error comes under HTTP 200.
	if envelope.Data == nil {
		log.Fatalf("Milvus responded with code %d: %s", envelope.Code, envelope.Message)
	}
	fmt.Println(string(envelope.Data))
}
