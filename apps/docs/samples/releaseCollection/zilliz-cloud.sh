export CLUSTER_ENDPOINT="inxx-xxxxxxxxxxxxxxx.api.gcp-us-west1.zillizcloud.com"
export TOKEN="your-api-key"

answer=$(curl --silent --show-error --request POST "https://$CLUSTER_ENDPOINT/v2/vectordb/collections/release" \
  --header "Authorization: Bearer $TOKEN" \
  --header "Content-Type: application/json" \
  --data '{"collectionName": "quick_setup"}')
printf '%s\n' "$answer"

case $(printf '%s' "$answer" | tr -d '[:space:]') in
  '{"code":0,"data":'* | '{"code":200,"data":'*) echo released ;;
  *) echo "not released" >&2; false ;;
esac
