import sys

from milvus_client.api.memory import release_collection
from milvus_client.client import AuthenticatedClient
from milvus_client.models import ReleaseCollectionRequest

client = AuthenticatedClient(base_url=sys.argv[1], token="root:Milvus")
for name in ("quick_setup", "missing"):
    response = release_collection.sync(client=client, body=ReleaseCollectionRequest(collection_name=name))
    print(response.code)
