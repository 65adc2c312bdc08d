import used_by_other as other

print(other.Loader)
