export MILVUS_URI="http://localhost:19530"
export MILVUS_TOKEN="root:Milvus"

curl --request POST "$MILVUS_URI/v2/vectordb/collections/release" \
  --header "Authorization: Bearer $MILVUS_TOKEN" \
  --header "Content-Type: application/json" \
  --data '{"collectionName": "quick_setup"}'
