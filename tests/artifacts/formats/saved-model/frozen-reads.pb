

node/PlaceholderPlaceholder

node/ReadFileReadFile