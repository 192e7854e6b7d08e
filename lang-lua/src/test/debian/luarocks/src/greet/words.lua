return { hello = "Hello" }
