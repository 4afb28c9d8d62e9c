import json
import sys
import urllib.error
import urllib.request

request = urllib.request.Request(
    "http://localhost:19530/v2/vectordb/collections/release",
    data=json.dumps({"collectionName": "quick_setup"}).encode(),
    headers={"Authorization": "Bearer root:Milvus", "Content-Type": "application/json"},
)
try:
    response = urllib.request.urlopen(request, timeout=60)
except urllib.error.HTTPError as error:
    response = error  # The body of a 401, 403, 408 or 500 says more.

with response:
    envelope = json.load(response)

# A success has data. Nearly every error comes under HTTP 200.
if "data" not in envelope:
    sys.exit(f"Milvus responded with code {envelope['code']}: {envelope.get('message')}")
print(json.dumps(envelope["data"]))
