class A:
  class B:
    def f(self):
      if a:
        while b:
          for c in d:
            with e:
              try: pass
              except F:
                pass
              # f
            # e
          # d
        # b
      # a
    # B
  # A
# end
