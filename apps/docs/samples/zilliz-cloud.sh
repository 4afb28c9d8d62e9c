export CLUSTER_ENDPOINT="inxx-xxxxxxxxxxxxxxx.api.gcp-us-west1.zillizcloud.com"
export TOKEN="your-api-key"

response=$(curl --silent --show-error --max-time 60 \
  --request POST "https://$CLUSTER_ENDPOINT/v2/vectordb/collections/release" \
  --header "Authorization: Bearer $TOKEN" \
  --header "Content-Type: application/json" \
  --data '{"collectionName": "quick_setup"}')
printf '%s\n' "$response"

# A success has data.
case $(printf '%s' "$response" | tr -d '[:space:]') in
  '{"code":'*',"data":'*) ;;
  *) echo "Zilliz Cloud responded with an error" >&2; false ;;
esac
