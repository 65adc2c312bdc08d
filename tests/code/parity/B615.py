from transformers import AutoModel

AutoModel.from_pretrained("shop/ranker", trust_remote_code=True)
