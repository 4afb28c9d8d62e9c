$request = @{
    Method             = "Post"
    Uri                = "http://localhost:19530/v2/vectordb/collections/release"
    Headers            = @{ Authorization = "Bearer root:Milvus" }
    ContentType        = "application/json"
    Body               = '{"collectionName": "quick_setup"}'
    TimeoutSec         = 60
    SkipHttpErrorCheck = $true
}
$envelope = Invoke-RestMethod @request

# A success has data. Nearly every error comes under HTTP 200.
if ($null -eq $envelope.data) {
    [Console]::Error.WriteLine("Milvus responded with code $($envelope.code): $($envelope.message)")
    exit 1
}
$envelope.data | ConvertTo-Json -Depth 10 -Compress
