def test_it(): assert 2
