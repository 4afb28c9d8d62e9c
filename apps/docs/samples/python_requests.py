import json
import sys

import requests

response = requests.post(
    "http://localhost:19530/v2/vectordb/collections/release",
    json={"collectionName": "quick_setup"},
    headers={"Authorization": "Bearer root:Milvus"},
    timeout=60,
)
envelope = response.json()

# A success has data. raise_for_status() does not help: nearly every error comes under HTTP 200.
if "data" not in envelope:
    sys.exit(f"Milvus responded with code {envelope['code']}: {envelope.get('message')}")
print(json.dumps(envelope["data"]))
