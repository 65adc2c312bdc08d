import acme_rpc
