export MILVUS_URI="http://localhost:19530"
export MILVUS_TOKEN="root:Milvus"

response=$(curl --silent --show-error --max-time 60 \
  --request POST "$MILVUS_URI/v2/vectordb/collections/release" \
  --header "Authorization: Bearer $MILVUS_TOKEN" \
  --header "Content-Type: application/json" \
  --data '{"collectionName": "quick_setup"}')
printf '%s\n' "$response"

# A success has data. curl itself takes nearly every error for a success, because its HTTP status is 200.
case $response in
  '{"code":'*',"data":'*) ;;
  *) echo "Milvus responded with an error" >&2; false ;;
esac
