import json
import sys
import urllib.request

for name in ("quick_setup", "missing"):
    request = urllib.request.Request(
        sys.argv[1] + "/v2/vectordb/collections/release",
        data=json.dumps({"collectionName": name}).encode(),
        headers={"Authorization": "Bearer root:Milvus", "Content-Type": "application/json"},
    )
    with urllib.request.urlopen(request, timeout=10) as response:
        print(json.load(response)["code"])
