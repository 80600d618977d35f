from mindspore import Parameter, Tensor, nn, ops

nn.Cell()
nn.Dense(2, 3)
nn.Dense(2, 3, has_bias=False)
nn.Dense(2, 3, activation="relu")
print(nn.Dense(2, 3))
str(nn.ReLU())
repr(nn.ReLU())
nn.Conv2d(1, 2, 3)
nn.Conv2d(1, 2, (3, 5), stride=2, pad_mode="pad", padding=1, has_bias=True)
nn.BatchNorm2d(4)
nn.LayerNorm([4])
nn.GroupNorm(2, 4)
nn.Dropout(p=0.3)
nn.Embedding(5, 2)
nn.MaxPool2d(2, 2)
nn.AvgPool2d(2)
nn.LSTM(2, 3)
nn.LSTMCell(2, 3)
nn.Flatten()
nn.Sigmoid()
nn.Softmax()
nn.LeakyReLU(0.1)
nn.GELU()
nn.PReLU(2)
nn.MSELoss()
nn.CrossEntropyLoss()
nn.SoftmaxCrossEntropyWithLogits(sparse=True)
nn.MultiheadAttention(4, 2)
nn.SGD(nn.Dense(1, 1).trainable_params())
nn.Adam(nn.Dense(1, 1).trainable_params())

# Trees
nn.SequentialCell()
nn.SequentialCell(nn.Dense(2, 3), nn.ReLU())
nn.SequentialCell([nn.Dense(2, 3), nn.SequentialCell(nn.BatchNorm1d(3), nn.ReLU())])
nn.CellList([nn.ReLU(), nn.Tanh()])
nn.CellDict({"a": nn.ReLU(), "b": nn.Dense(1, 1)})


class LeNet(nn.Cell):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(1, 6, 5, pad_mode="valid")
        self.scale = Parameter(Tensor([1.0]))
        self.head = nn.SequentialCell(nn.Flatten(), nn.Dense(6, 10))
        self.add = ops.Add()
        self.number = 3
        self.absent = None

    def construct(self, x):
        return self.head(self.conv(x))


LeNet()
print(LeNet())


class Described(nn.Cell):
    def __init__(self):
        super().__init__()
        self.inner = nn.ReLU()

    def extend_repr(self):
        return "some=thing"


Described()


class DescribedLeaf(nn.Cell):
    def extend_repr(self):
        return "some=thing"


DescribedLeaf()
nn.SequentialCell(DescribedLeaf(), Described())


class Shared(nn.Cell):
    def __init__(self):
        super().__init__()
        self.a = nn.ReLU()
        self.b = self.a
        self.none = None


Shared()
removed = LeNet()
removed.conv = None
removed
nn.WithLossCell(nn.Dense(1, 1), nn.MSELoss())
nn.TrainOneStepCell(nn.WithLossCell(nn.Dense(1, 1), nn.MSELoss()), nn.SGD(nn.Dense(1, 1).trainable_params()))
