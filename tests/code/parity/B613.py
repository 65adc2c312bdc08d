role = "user‮"
