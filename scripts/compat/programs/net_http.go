package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"os"
)

func main() {
	for _, name := range []string{"quick_setup", "nobody"} {
		body, _ := json.Marshal(map[string]string{"collectionName": name})
		answer, err := http.Post(os.Args[1]+"/v2/vectordb/collections/release", "application/json", bytes.NewReader(body))
		if err != nil {
			panic(err)
		}
		var envelope struct{ Code int }
		if err := json.NewDecoder(answer.Body).Decode(&envelope); err != nil {
			panic(err)
		}
		answer.Body.Close()
		fmt.Println(envelope.Code)
	}
}
