import os
import urllib.request

request = urllib.request.Request(
    os.environ["MILVUS_URI"] + "/v2/vectordb/collections/release",
    data=b'{"collectionName":"quick_setup"}',
    headers={"Authorization": "Bearer root:Milvus", "Content-Type": "application/json"},
)
with urllib.request.urlopen(request) as answer:
    print(answer.read().decode())
