package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"os"
)

func main() {
	for _, name := range []string{"quick_setup", "missing"} {
		body, _ := json.Marshal(map[string]string{"collectionName": name})
		request, err := http.NewRequest("POST", os.Args[1]+"/v2/vectordb/collections/release", bytes.NewReader(body))
		if err != nil {
			panic(err)
		}
		request.Header.Set("Authorization", "Bearer root:Milvus")
		request.Header.Set("Content-Type", "application/json")
		response, err := http.DefaultClient.Do(request)
		if err != nil {
			panic(err)
		}
		var envelope struct{ Code int }
		if err := json.NewDecoder(response.Body).Decode(&envelope); err != nil {
			panic(err)
		}
		response.Body.Close()
		fmt.Println(envelope.Code)
	}
}
