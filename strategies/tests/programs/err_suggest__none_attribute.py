def find():
    return None
find().upper()
