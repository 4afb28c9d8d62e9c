import sys

from milvus_client.api.collections import release_collection
from milvus_client.client import Client
from milvus_client.models import ReleaseCollectionRequest

client = Client(base_url=sys.argv[1])
for name in ("quick_setup", "nobody"):
    answer = release_collection.sync(client=client, body=ReleaseCollectionRequest(collection_name=name))
    print(answer.code)
