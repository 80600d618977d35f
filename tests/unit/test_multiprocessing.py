"""mindspore.multiprocessing: processes that share the memory of Tensors."""

import amadou as ms
from amadou import multiprocessing


def add_one(received, sent):
    tensor = received.get()
    tensor.add_(1)
    sent.put(float(tensor.sum()))


def test_a_tensor_is_sent_without_a_copy():
    there, back = multiprocessing.Queue(), multiprocessing.Queue()
    process = multiprocessing.Process(target=add_one, args=(there, back))
    process.start()
    tensor = ms.Tensor([1.0, 2.0])
    there.put(tensor)
    assert back.get(timeout=60) == 5.0
    process.join()
    assert tensor.asnumpy().tolist() == [2.0, 3.0]
