class Api:
    def fetch(self, url, *, timeout, retries=3):
        return url
def main():
    api = Api()
    api.fetch("u",
              retries=2)
main()
