curl --silent --show-error "$MILVUS_URI/v2/vectordb/collections/release" \
  --header "Authorization: Bearer root:Milvus" --data '{"collectionName":"quick_setup"}'
