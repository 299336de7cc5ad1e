def f(名前):
    return "全角文字" + 名前 + 未定義
f("日本")
