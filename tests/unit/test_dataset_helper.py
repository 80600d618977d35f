"""Rows for steps that are written by hand, and datasets that begin where an earlier training stopped."""

import numpy as np
import pytest

import amadou as ms
import amadou.dataset as ds
from amadou import nn

X = np.arange(6, dtype=np.float32).reshape(6, 1)


def data(shuffle=False):
    return ds.NumpySlicesDataset((X, 2 * X), ["x", "y"], shuffle=shuffle).batch(2)


def first_values(rows):
    return [float(row[0].asnumpy()[0, 0]) for row in rows]


def test_rows_of_each_epoch():
    helper = ms.DatasetHelper(data(), dataset_sink_mode=False, epoch_num=2)
    assert [first_values(helper), first_values(helper)] == [[0.0, 2.0, 4.0]] * 2
    assert helper.sink_size() == 3
    assert helper.types_shapes() == ([np.float32, np.float32], [[2, 1], [2, 1]])


def test_a_network_takes_its_rows_itself():
    class Difference(nn.Cell):
        def construct(self, x, y):
            return (y - x).sum()

    helper = ms.DatasetHelper(data(), sink_size=4)
    network = ms.connect_network_with_dataset(Difference(), helper)
    assert [float(network(*nothing)) for nothing in helper] == [1.0, 5.0, 9.0, 1.0]


def test_rows_are_taken_by_the_name_of_their_queue():
    helper = ms.DatasetHelper(data())
    next_row = nn.GetNextSingleOp(*helper.types_shapes(), helper.iter.dataset.__transfer_dataset__.queue_name)
    assert first_values(next_row() for _ in range(4)) == [0.0, 2.0, 4.0, 0.0]


def test_data_sink():
    sink = ms.data_sink(lambda x, y: (x + y).sum(), data(), sink_size=2)
    assert [float(sink()) for _ in range(3)] == [15.0, 3.0, 27.0]


@pytest.mark.parametrize(
    "use, error",
    [
        (lambda: ms.DatasetHelper(data(), 1), TypeError),
        (lambda: ms.DatasetHelper(data(), True, 0), ValueError),
        (lambda: ms.DatasetHelper(data(), True, "a"), TypeError),
        (lambda: ms.DatasetHelper(data(), False, -1, "x"), TypeError),
        (lambda: ms.DatasetHelper(3), AttributeError),
        (lambda: ms.connect_network_with_dataset(nn.ReLU(), 3), AttributeError),
        (lambda: ms.connect_network_with_dataset(nn.ReLU(), ms.DatasetHelper(data(), False)), RuntimeError),
        (lambda: nn.GetNextSingleOp([ms.float32], [(1,), (1,)], "a"), ValueError),
        (lambda: nn.GetNextSingleOp([ms.float32], [(1,)], "a")(), ValueError),
        (lambda: ms.data_sink(print, data(), "a"), TypeError),
        (lambda: ms.data_sink(print, data(), 0), ValueError),
        (lambda: data().set_init_step(-1), ValueError),
    ],
)
def test_errors(use, error):
    with pytest.raises(error):
        use()


@pytest.mark.parametrize("step, epochs", [(4, [[2.0, 4.0], [0.0, 2.0, 4.0]]), (3, [[0.0, 2.0, 4.0]] * 2)])
def test_a_dataset_begins_in_the_middle(step, epochs):
    dataset = data()
    dataset.set_init_step(step)
    assert dataset.get_init_step() == step
    rows = dataset.create_tuple_iterator(num_epochs=3)
    assert [first_values(rows), first_values(rows)] == epochs
    with pytest.raises(RuntimeError):
        next(rows)


def test_orders_go_on_as_they_would_have():
    ds.config.set_seed(3)
    rows = data(shuffle=True).create_tuple_iterator(num_epochs=3)
    whole = [value for _ in range(3) for value in first_values(rows)]
    late = data(shuffle=True)
    late.set_init_step(5)
    rows = late.create_tuple_iterator(num_epochs=3)
    assert [value for _ in range(2) for value in first_values(rows)] == whole[5:]


def test_a_model_goes_on_in_the_middle():
    seen = []

    class Spy(ms.Callback):
        def on_train_step_end(self, run_context):
            facts = run_context.original_args()
            seen.append((facts.cur_epoch_num, facts.cur_step_num, float(facts.train_dataset_element[0][0, 0])))

    dataset, net = data(), nn.Dense(1, 1)
    dataset.set_init_step(4)
    ms.Model(net, nn.MSELoss(), nn.SGD(net.trainable_params())).train(3, dataset, Spy(), initial_epoch=1)
    assert seen == [(2, 1, 2.0), (2, 2, 4.0), (3, 3, 0.0), (3, 4, 2.0), (3, 5, 4.0)]
