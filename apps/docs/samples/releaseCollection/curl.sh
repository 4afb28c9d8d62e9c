export MILVUS_URI="http://localhost:19530"
export MILVUS_TOKEN="root:Milvus"

answer=$(curl --silent --show-error --request POST "$MILVUS_URI/v2/vectordb/collections/release" \
  --header "Authorization: Bearer $MILVUS_TOKEN" \
  --header "Content-Type: application/json" \
  --data '{"collectionName": "quick_setup"}')
printf '%s\n' "$answer"

case $answer in
  '{"code":0,'* | '{"code":200,'*) echo released ;;
  *) echo "not released" >&2; false ;;
esac
