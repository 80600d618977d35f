"""Well-known architectures, small, each written once for both frameworks (``kits.py``).

``ARCHITECTURES`` maps a name to a function from a kit to a network, and to the shape of its input, or to a number of
tokens for networks that take ids below 20.
"""

import math


def conv_bn(k, i, o, size=3, stride=1, groups=1):
    return k.seq(k.conv(i, o, size, stride, size // 2, groups), k.bn2d(o), k.relu())


def lenet(k):
    class LeNet(k.Module):
        def __init__(self):
            super().__init__()
            self.conv1, self.conv2 = k.conv(1, 6, 5, bias=True), k.conv(6, 16, 5, bias=True)
            self.pool, self.relu = k.pool(2, 2), k.relu()
            self.fc1, self.fc2 = k.linear(64, 20), k.linear(20, 10)

        def forward(self, x):
            x = self.pool(self.relu(self.conv2(self.pool(self.relu(self.conv1(x))))))
            return self.fc2(self.relu(self.fc1(x.reshape(x.shape[0], -1))))

    return LeNet()


def classifier(k, features, channels):
    class Classifier(k.Module):
        """Features, mean over the image, and a linear layer."""

        def __init__(self):
            super().__init__()
            self.features, self.head = features, k.linear(channels, 10)

        def forward(self, x):
            return self.head(self.features(x).mean((2, 3)))

    return Classifier()


def alexnet(k):
    layers = [k.conv(3, 8, 5, 2, 2, bias=True), k.relu(), k.pool(3, 2), k.conv(8, 16, 3, 1, 1, bias=True), k.relu()]
    return classifier(k, k.seq(*layers), 16)


def vgg(k):
    return classifier(k, k.seq(conv_bn(k, 3, 8), conv_bn(k, 8, 8), k.pool(2, 2), conv_bn(k, 8, 16)), 16)


def residual(k, body, shortcut):
    class Residual(k.Module):
        def __init__(self):
            super().__init__()
            self.body, self.relu = body, k.relu()
            self.downsample = shortcut

        def forward(self, x):
            return self.relu(self.body(x) + (x if self.downsample is None else self.downsample(x)))

    return Residual()


def basic_block(k, i, o, stride):
    body = k.seq(conv_bn(k, i, o, 3, stride), k.conv(o, o, 3, 1, 1), k.bn2d(o))
    return residual(k, body, k.seq(k.conv(i, o, 1, stride), k.bn2d(o)) if stride > 1 else None)


def bottleneck(k, i, o, stride):
    body = k.seq(conv_bn(k, i, o, 1), conv_bn(k, o, o, 3, stride), k.conv(o, 4 * o, 1), k.bn2d(4 * o))
    return residual(k, body, k.seq(k.conv(i, 4 * o, 1, stride), k.bn2d(4 * o)) if stride > 1 or i != 4 * o else None)


def resnet18(k):
    blocks = [basic_block(k, 8, 8, 1), basic_block(k, 8, 16, 2), basic_block(k, 16, 16, 1)]
    return classifier(k, k.seq(conv_bn(k, 3, 8), k.pool(3, 2, 1), *blocks), 16)


def resnet50(k, width=8, depths=(3, 4, 6, 3)):
    layers, i = [conv_bn(k, 3, width, 7, 2), k.pool(3, 2, 1)], width
    for stage, depth in enumerate(depths):
        o = width * 2**stage
        layers.append(k.seq(*[bottleneck(k, 4 * o if n else i, o, 2 if stage and not n else 1) for n in range(depth)]))
        i = 4 * o
    return classifier(k, k.seq(*layers), i)


def squeeze_excite(k, channels):
    class SqueezeExcite(k.Module):
        def __init__(self):
            super().__init__()
            self.reduce, self.expand = k.linear(channels, 4), k.linear(4, channels)
            self.relu, self.gate = k.relu(), k.sigmoid()

        def forward(self, x):
            scale = self.gate(self.expand(self.relu(self.reduce(x.mean((2, 3))))))
            return x * scale.reshape(x.shape[0], channels, 1, 1)

    return SqueezeExcite()


def mobilenet(k):
    body = k.seq(
        conv_bn(k, 8, 16, 1), conv_bn(k, 16, 16, 3, groups=16), squeeze_excite(k, 16), k.conv(16, 8, 1), k.bn2d(8)
    )
    return classifier(k, k.seq(conv_bn(k, 3, 8, 3, 2), residual(k, body, None)), 8)


def branches(k, *paths):
    class Branches(k.Module):
        """The outputs of several paths side by side."""

        def __init__(self):
            super().__init__()
            self.paths = k.items(list(paths))

        def forward(self, x):
            return k.cat([path(x) for path in self.paths])

    return Branches()


def squeezenet(k):
    def conv(i, o, size):
        return k.seq(k.conv(i, o, size, 1, size // 2, bias=True), k.relu())

    return classifier(k, k.seq(conv(3, 8, 3), conv(8, 4, 1), branches(k, conv(4, 8, 1), conv(4, 8, 3))), 16)


def inception(k):
    paths = [conv_bn(k, 8, 4, 1), k.seq(conv_bn(k, 8, 4, 1), conv_bn(k, 4, 4, 5)), k.seq(k.pool(3, 1, 1))]
    return classifier(k, k.seq(conv_bn(k, 3, 8), branches(k, *paths)), 16)


def densenet(k):
    def layer(i):
        return branches(k, k.seq(k.bn2d(i), k.relu(), k.conv(i, 4, 3, 1, 1)), k.seq(k.bn2d(i)))

    return classifier(k, k.seq(k.conv(3, 8, 3, 1, 1), layer(8), layer(12), k.bn2d(16), k.relu()), 16)


def shufflenet(k):
    class Shuffle(k.Module):
        def __init__(self):
            super().__init__()
            self.conv, self.norm = k.conv(8, 8, 3, 1, 1, groups=2), k.bn2d(8)

        def forward(self, x):
            n, c, h, w = x.shape
            x = k.permute(self.norm(self.conv(x)).reshape(n, 2, c // 2, h, w), 0, 2, 1, 3, 4)
            return x.reshape(n, c, h, w)

    return classifier(k, k.seq(conv_bn(k, 3, 8), Shuffle()), 8)


def unet(k):
    class UNet(k.Module):
        def __init__(self):
            super().__init__()
            self.down1, self.down2 = conv_bn(k, 3, 4), k.seq(k.pool(2, 2), conv_bn(k, 4, 8))
            self.up, self.out = k.deconv(8, 4, 2, 2), k.conv(8, 2, 1, bias=True)

        def forward(self, x):
            x = self.down1(x)
            return self.out(k.cat([x, self.up(self.down2(x))]))

    return UNet()


def convnext(k):
    class Block(k.Module):
        def __init__(self, size):
            super().__init__()
            self.dwconv, self.norm = k.conv(size, size, 7, 1, 3, size, bias=True), k.ln(size)
            self.pwconv1, self.act, self.pwconv2 = k.linear(size, 4 * size), k.gelu(), k.linear(4 * size, size)
            self.gamma = k.weight(size)  # a parameter of this name in both frameworks

        def forward(self, x):
            y = self.pwconv2(self.act(self.pwconv1(self.norm(k.permute(self.dwconv(x), 0, 2, 3, 1)))))
            return x + k.permute(self.gamma * y, 0, 3, 1, 2)

    return classifier(k, k.seq(k.conv(3, 8, 4, 4, bias=True), Block(8), Block(8)), 8)


def attention(k, size, heads, causal=False):
    class Attention(k.Module):
        def __init__(self):
            super().__init__()
            self.query, self.key, self.value = k.linear(size, size), k.linear(size, size), k.linear(size, size)
            self.out = k.linear(size, size)

        def split(self, x):
            return k.permute(x.reshape(x.shape[0], x.shape[1], heads, size // heads), 0, 2, 1, 3)

        def forward(self, x):
            query, key, value = self.split(self.query(x)), self.split(self.key(x)), self.split(self.value(x))
            scores = query @ k.permute(key, 0, 1, 3, 2) / math.sqrt(size // heads)
            if causal:
                scores = k.masked(scores, k.causal(x.shape[1]))
            return self.out(k.permute(k.softmax(scores) @ value, 0, 2, 1, 3).reshape(x.shape))

    return Attention()


def transformer_block(k, size, heads, causal=False):
    class Block(k.Module):
        def __init__(self):
            super().__init__()
            self.norm1, self.attention = k.ln(size), attention(k, size, heads, causal)
            self.norm2 = k.ln(size)
            self.mlp = k.seq(k.linear(size, 2 * size), k.gelu(), k.linear(2 * size, size))

        def forward(self, x):
            x = x + self.attention(self.norm1(x))
            return x + self.mlp(self.norm2(x))

    return Block()


def vit(k, size=16):
    class ViT(k.Module):
        def __init__(self):
            super().__init__()
            self.patch_embed = k.conv(3, size, 4, 4, bias=True)
            self.cls_token, self.pos_embed = k.weight(1, 1, size), k.weight(1, 17, size)
            self.blocks = k.items([transformer_block(k, size, 2) for _ in range(2)])
            self.norm, self.head = k.ln(size), k.linear(size, 10)

        def forward(self, x):
            x = self.patch_embed(x)
            x = k.permute(x.reshape(x.shape[0], size, -1), 0, 2, 1)
            x = k.cat([k.expand(self.cls_token, x.shape[0]), x]) + self.pos_embed
            for block in self.blocks:
                x = block(x)
            return self.head(self.norm(x)[:, 0])

    return ViT()


def window_attention(k, size, heads, window):
    class WindowAttention(k.Module):
        """Attention among the tokens of a window, with a learned bias for every distance of two of them."""

        def __init__(self):
            super().__init__()
            self.relative_position_bias_table = k.weight((2 * window - 1) ** 2, heads)
            self.relative_position_index = k.constant(relative_positions(window))
            self.qkv, self.proj = k.linear(size, 3 * size), k.linear(size, size)

        def forward(self, x):
            count, tokens = x.shape[0], x.shape[1]
            qkv = k.permute(self.qkv(x).reshape(count, tokens, 3, heads, size // heads), 2, 0, 3, 1, 4)
            bias = self.relative_position_bias_table[self.relative_position_index].reshape(tokens, tokens, heads)
            scores = qkv[0] @ k.permute(qkv[1], 0, 1, 3, 2) / math.sqrt(size // heads) + k.permute(bias, 2, 0, 1)
            return self.proj(k.permute(k.softmax(scores) @ qkv[2], 0, 2, 1, 3).reshape(count, tokens, size))

    return WindowAttention()


def relative_positions(window):
    """For every pair of tokens of a window, the row of the table for their distance."""
    tokens = [(row, column) for row in range(window) for column in range(window)]
    span = 2 * window - 1
    return [(a - c + window - 1) * span + b - d + window - 1 for a, b in tokens for c, d in tokens]


def swin(k, size=8, window=2):
    class Swin(k.Module):
        def __init__(self):
            super().__init__()
            self.patch_embed, self.norm = k.conv(3, size, 4, 4, bias=True), k.ln(size)
            self.attention, self.head = window_attention(k, size, 2, window), k.linear(size, 10)

        def forward(self, x):
            x = k.permute(self.patch_embed(x), 0, 2, 3, 1)
            count, height, width = x.shape[0], x.shape[1] // window, x.shape[2] // window
            windows = k.permute(x.reshape(count, height, window, width, window, size), 0, 1, 3, 2, 4, 5)
            windows = windows.reshape(count * height * width, window * window, size)
            windows = windows + self.attention(self.norm(windows))
            return self.head(windows.reshape(count, -1, size).mean(1))

    return Swin()


def mixer(k, tokens=16, size=8):
    class Block(k.Module):
        def __init__(self):
            super().__init__()
            self.norm1, self.norm2 = k.ln(size), k.ln(size)
            self.over_tokens, self.over_channels = k.linear(tokens, tokens), k.linear(size, size)
            self.act = k.gelu()

        def forward(self, x):
            y = k.permute(self.norm1(x), 0, 2, 1)
            x = x + k.permute(self.act(self.over_tokens(y)), 0, 2, 1)
            return x + self.act(self.over_channels(self.norm2(x)))

    return k.seq(Block(), Block(), k.ln(size), k.linear(size, 10))


def bert(k, size=16):
    class Bert(k.Module):
        def __init__(self):
            super().__init__()
            self.word_embeddings, self.position_embeddings = k.embedding(20, size), k.weight(1, 12, size)
            self.norm = k.ln(size, eps=1e-12)
            self.layers = k.items([transformer_block(k, size, 2) for _ in range(2)])
            self.pooler, self.act = k.linear(size, size), k.tanh()

        def forward(self, ids):
            x = self.norm(self.word_embeddings(ids) + self.position_embeddings[:, : ids.shape[1]])
            for layer in self.layers:
                x = layer(x)
            return self.act(self.pooler(x[:, 0]))

    return Bert()


def gpt(k, size=16):
    class GPT(k.Module):
        def __init__(self):
            super().__init__()
            self.wte, self.wpe = k.embedding(20, size), k.weight(1, 12, size)
            self.h = k.items([transformer_block(k, size, 2, causal=True) for _ in range(2)])
            self.ln_f, self.lm_head = k.ln(size), k.linear(size, 20)

        def forward(self, ids):
            x = self.wte(ids) + self.wpe[:, : ids.shape[1]]
            for block in self.h:
                x = block(x)
            return self.lm_head(self.ln_f(x))

    return GPT()


def lstm(k):
    class LSTMClassifier(k.Module):
        def __init__(self):
            super().__init__()
            self.embedding, self.lstm = k.embedding(20, 6), k.lstm(6, 8, 2, both=True)
            self.head = k.linear(16, 3)

        def forward(self, ids):
            return self.head(self.lstm(self.embedding(ids))[0][:, -1])

    return LSTMClassifier()


def gru(k):
    class Tagger(k.Module):
        def __init__(self):
            super().__init__()
            self.embedding, self.gru, self.head = k.embedding(20, 6), k.gru(6, 8), k.linear(8, 3)

        def forward(self, ids):
            return self.head(self.gru(self.embedding(ids))[0])

    return Tagger()


def text_cnn(k):
    class TextCNN(k.Module):
        def __init__(self):
            super().__init__()
            self.embedding = k.embedding(20, 6)
            self.convs = k.items([k.conv1d(6, 4, size) for size in (2, 3)])
            self.norm, self.head = k.bn1d(8), k.linear(8, 3)

        def forward(self, ids):
            x = k.permute(self.embedding(ids), 0, 2, 1)
            return self.head(self.norm(k.cat([k.maximum(conv(x), 2) for conv in self.convs])))

    return TextCNN()


def generator(k):
    return k.seq(k.deconv(3, 8, 4, 1), k.bn2d(8), k.relu(), k.deconv(8, 4, 2, 2), k.bn2d(4), k.relu(), k.tanh())


def autoencoder(k):
    return k.seq(k.conv(3, 4, 3, 1, 1, bias=True), k.prelu(), k.conv(4, 3, 3, 1, 1, bias=True), k.sigmoid())


def group_norm(k):
    return classifier(k, k.seq(k.conv(3, 8, 3, 1, 1), k.gn(2, 8), k.silu()), 8)


def instance_norm(k):
    return classifier(k, k.seq(k.conv(3, 8, 3, 1, 1), k.inorm(8), k.relu()), 8)


def video(k):
    class Video(k.Module):
        def __init__(self):
            super().__init__()
            self.conv, self.norm, self.head = k.conv3d(2, 4, 3), k.bn3d(4), k.linear(4, 3)

        def forward(self, x):
            return self.head(self.norm(self.conv(x)).mean((2, 3, 4)))

    return Video()


def encoder(k):
    class Encoder(k.Module):
        def __init__(self):
            super().__init__()
            self.embedding = k.embedding(20, 8)
            self.layers = k.items([k.encoder_layer(8, 2) for _ in range(2)])

        def forward(self, ids):
            x = self.embedding(ids)
            for layer in self.layers:
                x = layer(x)
            return x

    return Encoder()


_IMAGE = (2, 3, 16, 16)
ARCHITECTURES = {
    "lenet": (lenet, (2, 1, 20, 20)),
    "alexnet": (alexnet, _IMAGE),
    "vgg": (vgg, _IMAGE),
    "resnet18": (resnet18, _IMAGE),
    "resnet50": (resnet50, (2, 3, 64, 64)),
    "mobilenet": (mobilenet, _IMAGE),
    "squeezenet": (squeezenet, _IMAGE),
    "inception": (inception, _IMAGE),
    "densenet": (densenet, _IMAGE),
    "shufflenet": (shufflenet, _IMAGE),
    "unet": (unet, _IMAGE),
    "convnext": (convnext, _IMAGE),
    "vit": (vit, _IMAGE),
    "swin": (swin, _IMAGE),
    "mixer": (mixer, (2, 16, 8)),
    "bert": (bert, 7),
    "gpt": (gpt, 7),
    "lstm": (lstm, 7),
    "gru": (gru, 7),
    "text_cnn": (text_cnn, 7),
    "generator": (generator, (2, 3, 1, 1)),
    "autoencoder": (autoencoder, _IMAGE),
    "group_norm": (group_norm, _IMAGE),
    "instance_norm": (instance_norm, _IMAGE),
    "video": (video, (2, 2, 4, 6, 6)),
    "encoder": (encoder, 7),
}
