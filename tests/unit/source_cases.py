# ruff: noqa: E501 (a case is a line)
"""Small files of the formats that datasets read, and what is recorded of them.

``make_files`` writes them; images are a few bytes that only ``decode`` would look at. The real MindSpore and amadou
evaluate the same expressions on them.
"""

import json
import struct
import wave
import zlib
from pathlib import Path

import numpy as np

JPEG = b"\xff\xd8\xff"  # how some readers tell an image by


def _chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


# 2 x 2 pixels: red, green; blue, white
PIXELS = bytes([0, 255, 0, 0, 0, 255, 0, 0, 0, 0, 255, 255, 255, 255])
PNG = (
    b"\x89PNG\r\n\x1a\n"
    + _chunk(b"IHDR", struct.pack(">IIBBBBB", 2, 2, 8, 2, 0, 0, 0))
    + _chunk(b"IDAT", zlib.compress(PIXELS))
    + _chunk(b"IEND", b"")
)


def _put(path, content):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())


def _idx(path, array, code=8):
    header = struct.pack(">BBBB", 0, 0, code, array.ndim) + struct.pack(f">{array.ndim}I", *array.shape)
    _put(path, header + array.astype(">u1" if code == 8 else ">i4").tobytes())


def _digits(folder, images, labels, count, width=None):
    rng = np.random.RandomState(count)
    _idx(folder / images, rng.randint(0, 255, (count, 28, 28)))
    array = np.arange(count) if width is None else np.arange(count * width).reshape(count, width)
    _idx(folder / labels, array, 8 if width is None else 12)


def _wave(path, values, rate=16000):
    path.parent.mkdir(parents=True, exist_ok=True)
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(np.array(values, "<i2").tobytes())


def _crc32c(data):
    crc = 0xFFFFFFFF
    for byte in data:
        crc ^= byte
        for _ in range(8):
            crc = crc >> 1 ^ (0x82F63B78 if crc & 1 else 0)
    return crc ^ 0xFFFFFFFF


def _masked(data):
    crc = _crc32c(data)
    return struct.pack("<I", ((crc >> 15 | crc << 17) + 0xA282EAD8) & 0xFFFFFFFF)


def _varint(value):
    value, parts = value % 2**64, []
    while value > 127:
        parts.append(value & 127 | 128)
        value >>= 7
    return bytes([*parts, value])


def _field(number, data):
    return _varint(number << 3 | 2) + _varint(len(data)) + data


def example(features):
    """A tf.train.Example of lists of bytes, float or int."""
    entries = b""
    for name, values in features.items():
        if isinstance(values[0], bytes):
            kind, data = 1, b"".join(_field(1, value) for value in values)
        elif isinstance(values[0], float):
            kind, data = 2, _field(1, struct.pack(f"<{len(values)}f", *values))
        else:
            kind, data = 3, _field(1, b"".join(map(_varint, values)))
        entries += _field(1, _field(1, name.encode()) + _field(2, _field(kind, data)))
    return _field(1, entries)


def tfrecord(examples):
    """A file of examples."""
    parts = []
    for data in examples:
        length = struct.pack("<Q", len(data))
        parts += [length, _masked(length), data, _masked(data)]
    return b"".join(parts)


def make_files(folder):
    root = Path(folder)
    for function in (
        _images,
        _binary,
        _annotated,
        _faces,
        _texts,
        _parallel_texts,
        _sounds,
        _records,
        _matlab,
    ):
        function(root)


def _images(root):
    for name in ("dog/d1", "dog/d0", "cat/c2.b", "cat/c10", "ant/a1"):
        _put(root / "folder" / f"{name}.png", name)
    _put(root / "folder/cat/readme.txt", "text")
    _put(root / "folder/stray.png", "stray")
    (root / "folder/empty").mkdir()
    for name in ("a/x", "b/y"):
        _put(root / "pixels" / f"{name}.png", PNG)
    _put(root / "broken/a/x.png", PNG)
    _put(root / "broken/a/y.png", "no image")
    for name in ("001.ak47/001_0001", "001.ak47/001_0002", "002.flag/002_0001"):
        _put(root / "caltech256" / f"{name}.jpg", name)
    for name in ("apple_pie/1", "apple_pie/2", "ribs/7"):
        _put(root / "food101/images" / f"{name}.jpg", name)
    _put(root / "food101/meta/train.txt", "apple_pie/2\nribs/7\n")
    _put(root / "food101/meta/test.txt", "apple_pie/1\n")
    for name in ("bedroom_train/1_1", "bedroom_train/1_2", "bedroom_val/2_1", "church_outdoor_train/3_1", "test/9_1"):
        _put(root / "lsun" / f"{name}.jpg", name)
    for name in (
        "images_background/alphabet1/ch1/01",
        "images_background/alphabet1/ch2/02",
        "images_background/alphabet2/ch1/03",
        "images_evaluation/alphabet3/ch1/04",
    ):
        _put(root / "omniglot" / f"{name}.jpg", name)
    for name in ("train/negative/1", "train/positive/2", "valid/negative/3", "test/positive/4"):
        _put(root / "sst2images" / f"{name}.png", name)
    _put(root / "sun397/ClassName.txt", "/a/abbey\n/a/apartment/outdoor\n/b/bar\n")
    for name in ("a/abbey/sun_1", "a/apartment/outdoor/sun_2", "b/bar/sun_3", "b/bar/sun_4"):
        _put(root / "sun397" / f"{name}.jpg", name)
    _put(root / "places365/places365_train_standard.txt", "/a/abbey/1.jpg 0\n/b/bar/2.jpg 1\n")
    _put(root / "places365/categories_places365.txt", "/a/abbey 0\n/b/bar 1\n")
    _put(root / "places365/places365_val.txt", "Places365_val_1.jpg 1\nPlaces365_val_2.jpg 0\n")
    for name in (
        "data_256_standard/a/abbey/1",
        "data_256_standard/b/bar/2",
        "val_256/Places365_val_1",
        "val_256/Places365_val_2",
    ):
        _put(root / "places365" / f"{name}.jpg", name)


def _binary(root):
    _digits(root / "mnist", "train-images-idx3-ubyte", "train-labels-idx1-ubyte", 5)
    _digits(root / "mnist", "t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte", 3)
    for part, count in (("train", 4), ("test", 2)):
        _digits(
            root / "emnist", f"emnist-digits-{part}-images-idx3-ubyte", f"emnist-digits-{part}-labels-idx1-ubyte", count
        )
    for part, count in (("train", 4), ("test", 3)):
        _digits(root / "qmnist", f"qmnist-{part}-images-idx3-ubyte", f"qmnist-{part}-labels-idx2-int", count, 8)
    _digits(root / "qmnist", "xnist-images-idx3-ubyte", "xnist-labels-idx2-int", 2, 8)
    _digits(root / "cut", "train-images-idx3-ubyte", "train-labels-idx1-ubyte", 3)
    cut = root / "cut/train-images-idx3-ubyte"
    cut.write_bytes(cut.read_bytes()[:-5])
    rng = np.random.RandomState(3)
    rows = [
        " ".join(f"{bit:.4f}" for bit in rng.randint(0, 2, 256))
        + " "
        + " ".join("1" if label == digit else "0" for digit in range(10))
        + " \n"
        for label in (3, 7)
    ]
    _put(root / "semeion/semeion.data", "".join(rows))
    for part, count in (("train", 3), ("test", 2), ("unlabeled", 2)):
        _put(root / f"stl10/{part}_X.bin", rng.randint(0, 255, (count, 3, 96, 96)).astype(np.uint8).tobytes())
        if part != "unlabeled":
            _put(root / f"stl10/{part}_y.bin", bytes(range(1, count + 1)))
    for name, labels in (("usps", (7, 1)), ("usps.t", (10,))):
        lines = [
            f"{label} " + " ".join(f"{i}:{v:.3f}" for i, v in enumerate(rng.uniform(-1, 1, 256), 1)) + " "
            for label in labels
        ]
        _put(root / "usps" / name, "\n".join(lines) + "\n")


def _annotated(root):
    attributes = "5_o_Clock_Shadow Arched_Eyebrows Attractive"
    _put(
        root / "celeba/list_attr_celeba.txt",
        f"4\n{attributes}\n" + "".join(f"{i:06}.jpg -1  1 {'-1' if i % 2 else ' 1'}\n" for i in range(1, 5)),
    )
    _put(root / "celeba/list_eval_partition.txt", "000001.jpg 0\n000002.jpg 0\n000003.jpg 1\n000004.jpg 2\n")
    for i in range(1, 5):
        _put(root / f"celeba/{i:06}.jpg", f"face{i}")
    for kind in ("coarse", "fine"):
        for part in ("train", "val", *(["train_extra"] if kind == "coarse" else ["test"])):
            for town, number in (("aachen", 0), ("bochum", 1)):
                base = f"{part}/{town}/{town}_{number:06}"
                _put(root / f"cityscapes/leftImg8bit/{base}_leftImg8bit.png", base)
                title = "gtFine" if kind == "fine" else "gtCoarse"
                for end in ("color.png", "instanceIds.png", "labelIds.png"):
                    _put(root / f"cityscapes/{title}/{base}_{title}_{end}", f"{base} {end}")
                _put(root / f"cityscapes/{title}/{base}_{title}_polygons.json", json.dumps({"objects": [number]}))
    _coco(root)
    for name in ("0001", "0002"):
        _put(root / f"div2k/DIV2K_train_HR/{name}.png", f"hr {name}")
        _put(root / f"div2k/DIV2K_train_LR_bicubic/X2/{name}x2.png", f"x2 {name}")
        _put(root / f"div2k/DIV2K_train_LR_x8/{name}x8.png", f"x8 {name}")
        _put(root / f"div2k/DIV2K_train_LR_mild/{name}x4m.png", f"mild {name}")
        _put(root / f"div2k/DIV2K_valid_HR/08{name[2:]}.png", f"hr {name}")
        _put(root / f"div2k/DIV2K_valid_LR_bicubic/X2/08{name[2:]}x2.png", f"x2 {name}")
    lines = [f"{name}.jpg#{number}\tA text {number} of {name} .\n" for name in ("22", "11") for number in range(5)]
    _put(root / "flickr/token.txt", "".join(lines))
    for name in ("11", "22"):
        _put(root / f"flickr/images/{name}.jpg", JPEG + name.encode())
    for part in ("training", "testing"):
        for number in (0, 1):
            _put(root / f"kitti/data_object_image_2/{part}/image_2/{number:06}.png", f"{part}{number}")
    for number in (0, 1):
        _put(
            root / f"kitti/data_object_label_2/training/label_2/{number:06}.txt",
            "Car 0.00 0 -1.57 10.5 20 30 40.25 1.5 1.6 3.9 -16.5 2.4 58.5 -1.6\nPedestrian 0.25 2 0.1 1 2 3 4 1 2 3 4 5 6 7\n",
        )
    entries = [("TRAIN", "dog"), ("EVAL", "cat"), ("TRAIN", "cat"), ("INFERENCE", None)]
    lines = []
    for number, (usage, label) in enumerate(entries):
        _put(root / f"manifest/{number}.jpg", JPEG + b"image%d" % number)
        about = {"source": f"{root}/manifest/{number}.jpg", "usage": usage}
        if label:
            about["annotation"] = [{"type": "modelarts/image_classification", "name": label}]
        lines.append(json.dumps(about) + "\n")
    _put(root / "manifest/list.manifest", "".join(lines))
    _put(
        root / "sbu/SBU_captioned_photo_dataset_urls.txt",
        "".join(f"http://static.flickr.com/{n}/4385_b0{n}.jpg\n" for n in (1, 2, 3)),
    )
    _put(root / "sbu/SBU_captioned_photo_dataset_captions.txt", "first\nsecond\nthird\n")
    _put(root / "sbu/sbu_images/m_1_4385_b01.jpg", JPEG + b"a")
    _put(root / "sbu/sbu_images/m_3_4385_b03.jpg", JPEG + b"b")
    _voc(root)


def _coco(root):
    images = [{"id": i, "file_name": f"{i:04}.jpg", "height": 4, "width": 4} for i in (1, 2, 3)]
    categories = [{"id": 7, "name": "person"}, {"id": 3, "name": "dog"}]
    for image in images:
        _put(root / "coco/images" / image["file_name"], image["file_name"])
    boxes = [(2, 7, [10, 10, 85, 85], 0), (1, 3, [1.5, 2, 3, 4], 1), (2, 3, [0, 0, 9, 9], 0)]
    annotations = [
        {
            "id": i,
            "image_id": image,
            "category_id": category,
            "bbox": box,
            "iscrowd": crowd,
            "area": 5.5,
            "segmentation": [[1, 2, 3, 4, 5, 6], [7, 8, 9, 1]] if not crowd else {"counts": [3, 1, 12], "size": [4, 4]},
            "keypoints": [i, 1, 2] * 17,
            "num_keypoints": 17,
        }
        for i, (image, category, box, crowd) in enumerate(boxes)
    ]
    about = {"images": images, "annotations": annotations, "categories": categories}
    _put(root / "coco/detection.json", json.dumps(about))
    plain = [{**a, "segmentation": [[1, 2, 3, 4, 5, 6]], "iscrowd": 0} for a in annotations]
    _put(root / "coco/stuff.json", json.dumps({**about, "annotations": plain}))
    segments = [
        {"id": i, "category_id": 7 if i else 3, "iscrowd": 0, "bbox": [i, 2, 3, 4], "area": 20 + i} for i in range(2)
    ]
    panoptic = [{"image_id": i, "file_name": f"{i:04}.png", "segments_info": segments} for i in (1, 3)]
    isthing = [{**category, "isthing": 1} for category in categories]
    _put(root / "coco/panoptic.json", json.dumps({"images": images, "annotations": panoptic, "categories": isthing}))
    captions = [{"image_id": i, "id": 9 + n, "caption": f"caption {n}"} for n, i in enumerate((2, 1, 2))]
    _put(root / "coco/captions.json", json.dumps({"images": images, "annotations": captions}))
    _put(root / "coco/broken.json", json.dumps(about)[:-9])


def _voc(root):
    for name in ("000001", "000002"):
        _put(root / f"voc/JPEGImages/{name}.jpg", f"jpeg {name}")
        _put(root / f"voc/SegmentationClass/{name}.png", f"class {name}")
        objects = "".join(
            f"<object><name>{label}</name><pose>x</pose><truncated>{i}</truncated><difficult>{i}</difficult><bndbox>"
            f"<xmin>{i + 1}</xmin><ymin>2</ymin><xmax>{i + 11}</xmax><ymax>22</ymax></bndbox></object>"
            for i, label in enumerate(("train", "car") if name == "000001" else ("car",))
        )
        _put(root / f"voc/Annotations/{name}.xml", f"<annotation><folder>f</folder>{objects}</annotation>")
    _put(root / "voc/ImageSets/Segmentation/train.txt", "000002\n000001\n")
    _put(root / "voc/ImageSets/Main/train.txt", "000001\n000002\n")
    _put(root / "voc/ImageSets/Main/val.txt", "000002\n")


def _faces(root):
    for name, count in (("Ann_Lee", 2), ("Bob_Ray", 1), ("Cy_Doe", 3)):
        for number in range(1, count + 1):
            for kind in ("lfw", "lfw_funneled"):
                _put(root / f"lfw/{kind}/{name}/{name}_{number:04}.jpg", f"{kind} {name} {number}")
    _put(root / "lfw/lfw-names.txt", "Ann_Lee\t2\nBob_Ray\t1\nCy_Doe\t3\n")
    _put(root / "lfw/peopleDevTrain.txt", "2\nAnn_Lee\t2\nCy_Doe\t1\n")
    _put(root / "lfw/peopleDevTest.txt", "1\nBob_Ray\t1\n")
    _put(root / "lfw/people.txt", "2\n1\nAnn_Lee\t2\n1\nBob_Ray\t1\n")
    _put(root / "lfw/pairsDevTrain.txt", "1\nAnn_Lee\t1\t2\nAnn_Lee\t1\tBob_Ray\t1\n")
    _put(root / "lfw/pairsDevTest.txt", "1\nCy_Doe\t1\t3\nCy_Doe\t2\tBob_Ray\t1\n")
    _put(root / "lfw/pairs.txt", "1\t1\nCy_Doe\t1\t3\nCy_Doe\t2\tBob_Ray\t1\n")
    for part in ("train", "val", "test"):
        for name in ("0--Parade/0_a", "1--Hand/1_b"):
            _put(root / f"wider/WIDER_{part}/images/{name}.jpg", JPEG + f"{part} {name}".encode())
    box = "449 330 122 149 0 0 0 0 0 1\n"
    for part in ("train", "val"):
        _put(
            root / f"wider/wider_face_split/wider_face_{part}_bbx_gt.txt",
            f"0--Parade/0_a.jpg\n2\n{box}1 2 3 4 1 1 1 2 1 0\n1--Hand/1_b.jpg\n1\n{box}",
        )
    _put(root / "wider/wider_face_split/wider_face_test_filelist.txt", "1--Hand/1_b.jpg\n0--Parade/0_a.jpg\n")


def _texts(root):
    _put(root / "text/one.txt", "".join(f"a{i}\n" for i in range(5)))
    _put(root / "text/two.txt", "".join(f"b{i}\n" for i in range(3)))
    _put(root / "text/odd.txt", "c0\n\nc1\n  é c2 \r\nc3")
    _put(root / "text/empty.txt", "")
    for number in range(6):
        _put(root / f"files/{number}.txt", f"{number}\n")
    for number in range(30):
        _put(root / f"many/{number:02}.txt", "".join(f"{number * 400 + i}\n" for i in range(400)))
    _put(root / "csv/plain.csv", "1,2.5,x\n3,4.5,y\n")
    _put(root / "csv/header.csv", 'p,q,r\n1,2.5,"x,\ny"\n3,,""\n')
    _put(root / "csv/short.csv", "1,2\n3\n")
    _put(root / "csv/quotes.csv", '1,"a""b"\n2,"c"\n')
    for name, columns in (("agnews", 3), ("amazon", 3), ("dbpedia", 3), ("sogou", 3), ("yahoo", 4), ("yelp", 2)):
        for part, rows in (("train", 3), ("test", 2)):
            lines = [",".join(f'"{part}{row}, {column}"' for column in range(columns)) + "\n" for row in range(rows)]
            _put(root / f"{name}/{part}.csv", "".join(lines))
    target = {"span1_index": 1, "span2_index": 5, "span1_text": "t1", "span2_text": "t2"}
    rows = {
        "AFQMC": (
            {"sentence1": "s1", "sentence2": "s2", "label": "1"},
            {"id": 3, "sentence1": "s1", "sentence2": "s2"},
        ),
        "TNEWS": (
            {"label": "102", "label_desc": "n", "sentence": "s", "keywords": "k"},
            {"id": 1, "sentence": "s", "keywords": "k"},
        ),
        "IFLYTEK": ({"label": "11", "label_des": "d", "sentence": "s"}, {"id": 1, "sentence": "s"}),
        "CMNLI": ({"sentence1": "a", "sentence2": "b", "label": "n"}, {"id": 2, "sentence1": "a", "sentence2": "b"}),
        "WSC": ({"target": target, "idx": 3, "text": "t", "label": "true"}, {"target": target, "idx": 3, "text": "t"}),
        "CSL": (
            {"id": 1, "abst": "é", "keyword": ["k1", "k2"], "label": "0"},
            {"id": 1, "abst": "a", "keyword": ["k"]},
        ),
    }
    for task, (train, test) in rows.items():
        _put(root / f"clue/{task}.train.json", (json.dumps(train) + "\n") * 2)
        _put(root / f"clue/{task}.test.json", json.dumps(test) + "\n")
    for part in ("train", "test"):
        _put(root / f"conll/{part}.txt", f"Confidence NN B-NP\nin{part} IN B-PP\n\nChancellor NNP O\n\n")
        _put(
            root / f"udpos/en-ud-tag.v2.{'dev' if part == 'test' else part}.txt",
            f"Al\tPROPN\tNNP\n-{part}\tPUNCT\tHYPH\n\nX\tY\tZ\n",
        )
        for mood in ("pos", "neg"):
            for number in (0, 1):
                _put(root / f"imdb/{part}/{mood}/{number}_9.txt", f"{part} {mood} {number}\nmore")
    _put(root / "udpos/en-ud-tag.v2.test.txt", "T\tU\tV\n")
    _put(root / "enwik9/enwik9", "<x>\n\n  text \nlast")
    for part in ("train", "test", "valid"):
        _put(root / f"ptb/ptb.{part}.txt", f" no it {part} \n n years \n")
        _put(root / f"wikitext/wiki.{part}.tokens", f" \n = Title {part} = \n \n text <unk> . \n")
    for version, part in ((1, "train-v1.1"), (1, "dev-v1.1"), (2, "train-v2.0"), (2, "dev-v2.0")):
        answers = [{"text": "an", "answer_start": 5}, {"text": "b", "answer_start": 7}]
        qas = [{"question": f"q1 {part}", "id": "1", "answers": answers}]
        if version == 2:
            qas.append({"question": "q2", "id": "2", "answers": [], "is_impossible": True})
        about = {"data": [{"title": "t", "paragraphs": [{"context": "c", "qas": qas}]}], "version": str(version)}
        _put(root / f"squad{version}/{part}.json", json.dumps(about))
    _put(root / "sst2/train.tsv", "sentence\tlabel\nhide new\t0\nno wit \t1\n")
    _put(root / "sst2/dev.tsv", "sentence\tlabel\nit 's\t1\n")
    _put(root / "sst2/test.tsv", "index\tsentence\n0\tuneasy\n1\tthis\n")


def _parallel_texts(root):
    for folder, name, parts in (("training", "train", 3), ("validation", "val", 2), ("mmt16_task1_test", "test", 1)):
        for language in ("en", "de"):
            _put(
                root / f"multi30k/{folder}/{name}.{language}",
                "".join(f"{name} {language} {i} \n" for i in range(parts)),
            )
    for year, base, pair in (
        (2016, "iwslt2016/texts/de/en/de-en", "de-en"),
        (2017, "iwslt2017/texts/DeEnItNlRo/DeEnItNlRo/DeEnItNlRo-DeEnItNlRo", "de-en"),
    ):
        for language in ("de", "en"):
            text = f"<url>http://x</url>\n<title>t</title>\n first {language} \nsecond {language}\n<keywords>k</keywords>\n"
            _put(root / f"{base}/train.tags.{pair}.{language}", text)
            for name in ("dev2010", "tst2010", "tst2013", "tst2014", "tst2015"):
                xml = (
                    f'<?xml version="1.0" encoding="UTF-8"?>\n<mteval>\n<refset setid="i" srclang="de" trglang="{language}">\n'
                    f'<doc docid="1" genre="l">\n<title>t</title>\n<seg id="1"> {name} {language} one </seg>\n'
                    f'<seg id="2">two</seg>\n</doc>\n</refset>\n</mteval>\n'
                )
                _put(root / f"{base}/IWSLT{year - 2000}.TED.{name}.{pair}.{language}.xml", xml)


def _sounds(root):
    values = [0, 100, -200, 32767, -32768]
    for number in (1, 2):
        _wave(root / f"arctic/cmu_us_aew_arctic/wav/arctic_a000{number}.wav", values[number:])
    _put(
        root / "arctic/cmu_us_aew_arctic/etc/txt.done.data",
        '( arctic_a0001 "Author of the trail." )\n( arctic_a0002 "Not at this." )\n',
    )
    for genre in ("blues", "disco"):
        for number in (0, 5):
            _wave(root / f"gtzan/{genre}/{genre}.{number:05}.wav", values[: number + 2], 22050)
    base = root / "libritts/dev-clean/116/288045"
    for number in (0, 1):
        _wave(base / f"116_288045_000003_00000{number}.wav", values[number:], 24000)
    _put(
        base / "116_288045.trans.tsv",
        "116_288045_000003_000000\tHe said: x\tHe said x\n116_288045_000003_000001\tNo. 1\tNumber one\n",
    )
    _put(root / "ljspeech/metadata.csv", "LJ001-0001|Printing, 1|Printing, one\nLJ001-0002|in being|in being\n")
    for number in (1, 2):
        _wave(root / f"ljspeech/wavs/LJ001-000{number}.wav", values[number:], 22050)
    for name in ("cat/b433eff_nohash_0", "cat/5a33edf_nohash_1", "dog/b433eff_nohash_0"):
        _wave(root / "commands" / f"{name}.wav", values[: len(name) % 5 + 1])
    _put(root / "commands/testing_list.txt", "cat/b433eff_nohash_0.wav\n")
    _put(root / "commands/validation_list.txt", "dog/b433eff_nohash_0.wav\n")
    for name in ("0_0_1_1", "1_0_0_1"):
        _wave(root / f"yesno/{name}.wav", values[int(name[0]) :], 8000)


def _records(root):
    rows = [
        {"i": [number, -number], "f": [number + 0.5], "b": [f"t{number}".encode()], "one": [number]}
        for number in range(5)
    ]
    _put(root / "tf/a.tfrecord", tfrecord([example(row) for row in rows]))
    _put(root / "tf/b.tfrecord", tfrecord([example({**row, "one": [100 + row["one"][0]]}) for row in rows[:3]]))
    broken = bytearray((root / "tf/a.tfrecord").read_bytes())
    broken[20] ^= 255
    _put(root / "tf/broken.tfrecord", bytes(broken))
    _put(root / "tf/cut.tfrecord", bytes(broken[:-7]))
    _put(root / "tf/text.tfrecord", "no record")
    columns = {"one": {"type": "int64", "rank": 1, "shape": [1]}, "f": {"type": "float32", "rank": 1, "shape": [1]}}
    _put(root / "tf/schema.json", json.dumps({"datasetType": "TF", "numRows": 3, "columns": columns}))
    varying = [{"v": list(range(1, number + 1)), "t": [b"ab", b"c"][:number]} for number in (1, 2)]
    _put(root / "tf/varying.tfrecord", tfrecord([example(row) for row in varying]))


def _matlab(root):
    from scipy.io import savemat
    from scipy.sparse import csc_matrix

    for name in ("svhn", "flowers102", "flowers102/jpg", "flowers102/segmim", "sbd/img", "sbd/cls"):
        (root / name).mkdir(parents=True, exist_ok=True)
    rng = np.random.RandomState(4)
    for part, labels in (("train", (1, 10, 3)), ("test", (2, 9)), ("extra", (4, 5))):
        pixels = rng.randint(0, 255, (32, 32, 3, len(labels))).astype(np.uint8)
        savemat(root / f"svhn/{part}_32x32.mat", {"X": pixels, "y": np.array(labels, np.uint8)[:, None]})
    for number in range(1, 6):
        _put(root / f"flowers102/jpg/image_{number:05}.jpg", f"flower {number}")
        _put(root / f"flowers102/segmim/segmim_{number:05}.jpg", f"segments {number}")
    savemat(root / "flowers102/imagelabels.mat", {"labels": np.array([[77, 1, 102, 77, 5]], np.uint8)})
    parts = {"trnid": [[4, 2]], "valid": [[3]], "tstid": [[1, 5]]}
    savemat(root / "flowers102/setid.mat", {key: np.array(ids, np.uint16) for key, ids in parts.items()})
    for name in ("2008_1", "2008_2", "2008_3"):
        _put(root / f"sbd/img/{name}.jpg", f"photo {name}")
        edges = np.empty((20, 1), object)
        for kind in range(20):
            edges[kind, 0] = csc_matrix((rng.rand(3, 4) < 0.3).astype(np.uint8))
        segments = rng.randint(0, 20, (3, 4)).astype(np.uint8)
        savemat(root / f"sbd/cls/{name}.mat", {"GTcls": {"Segmentation": segments, "Boundaries": edges}})
    _put(root / "sbd/train.txt", "2008_3\n2008_1\n")
    _put(root / "sbd/val.txt", "2008_2\n")
    _put(root / "sbd/train_noval.txt", "2008_1\n")
    contour = np.arange(10.0).reshape(2, 5)
    for folder, notes, count in (
        ("Faces", "Faces_2", 2),
        ("ant", "ant", 1),
        ("BACKGROUND_Google", None, 1),
        ("zebra", "zebra", 1),
    ):
        for number in range(1, count + 1):
            _put(root / f"caltech101/101_ObjectCategories/{folder}/image_{number:04}.jpg", f"{folder} {number}")
            if notes:
                path = root / f"caltech101/Annotations/{notes}/annotation_{number:04}.mat"
                path.parent.mkdir(parents=True, exist_ok=True)
                savemat(path, {"obj_contour": contour + number, "box_coord": np.array([[1, 2, 3, 4]], np.uint16)})
    (root / "nomatlab").mkdir()
    _tedlium(root)


def _sphere(path, values, rate=16000):
    """A NIST SPHERE file of 16 bits for a sample, the higher byte first."""
    about = {
        "channel_count -i": 1,
        "sample_rate -i": rate,
        "sample_n_bytes -i": 2,
        "sample_byte_format -s2": "10",
        "sample_sig_bits -i": 16,
        "sample_count -i": len(values),
    }
    lines = "".join(f"{key} {value}\n" for key, value in about.items())
    _put(path, f"NIST_1A\n   1024\n{lines}end_head\n".ljust(1024).encode() + np.array(values, ">i2").tobytes())


def _tedlium(root):
    talks = [("Ann_2009", 1), ("Bob_2010", 2)]
    for place in ("tedlium1/train", "tedlium1/test", "tedlium1/dev", "tedlium3/data"):
        for talk, count in talks[: 1 if place.endswith(("test", "dev")) else 2]:
            _sphere(root / place / "sph" / f"{talk}.sph", range(-8000, 8000))
            lines = [
                f"{talk} 1 {talk}_x {0.25 * i} {0.25 * i + 0.25} <o,f0,male> what was said {i} in {place}\n"
                for i in range(count)
            ]
            _put(root / place / "stm" / f"{talk}.stm", "".join(lines))


def _described(array):
    """dtype and value; bytes of files as bytes, large arrays by their shape and sum."""
    if array.dtype == np.uint8 and array.ndim == 1:
        return repr(array.tobytes())
    if array.size > 40:
        return f"{array.dtype}{list(array.shape)} {array.astype(np.float64).sum():.4f}"
    if array.dtype.kind == "f":
        return f"{array.dtype} {np.round(array.astype(np.float64), 5).tolist()}"
    return f"{array.dtype.kind if array.dtype.kind in 'US' else array.dtype} {array.tolist()}"


def names(ms, folder):
    """What the cases use, for ``ms``, the real MindSpore or amadou."""
    ds = ms.dataset

    def path(*parts):
        return [f"{folder}/{part}" for part in parts] if len(parts) > 1 else f"{folder}/{parts[0]}"

    def rows(kind, where, *arguments, **options):
        """All rows in their order."""
        options.setdefault("shuffle", False)
        dataset = getattr(ds, kind)(where if isinstance(where, list) else path(where), *arguments, **options)
        iterator = dataset.create_dict_iterator(num_epochs=1, output_numpy=True)
        return [", ".join(f"{name}: {_described(array)}" for name, array in row.items()) for row in iterator]

    def column(kind, where, name, *arguments, epochs=1, **options):
        """The values of a column, epoch by epoch, and the size of the dataset."""
        options.setdefault("shuffle", False)
        dataset = getattr(ds, kind)(where if isinstance(where, list) else path(where), *arguments, **options)
        iterator = dataset.create_dict_iterator(num_epochs=epochs, output_numpy=True)
        found = [[_described(row[name]).split(" ", 1)[-1] for row in iterator] for _ in range(epochs)]
        return dataset.get_dataset_size(), found

    def size(kind, where, *arguments, **options):
        dataset = getattr(ds, kind)(where if isinstance(where, list) else path(where), *arguments, **options)
        return dataset.get_dataset_size(), dataset.get_col_names(), dataset.num_classes()

    def make(kind, *arguments, **options):
        getattr(ds, kind)(*arguments, **options)

    def seeded(seed, function, *arguments, **options):
        ds.config.set_seed(seed)
        return function(*arguments, **options)

    def checksum(dataset):
        iterator = dataset.create_tuple_iterator(num_epochs=1, output_numpy=True)
        values = [int(row[0].item()) for row in iterator]
        return values[:5], sum((i + 1) * value for i, value in enumerate(values))

    def schema(*columns):
        made = ds.Schema()
        for column in columns:
            made.add_column(*column)
        return made

    return {**locals(), "np": np, "S": ds.Shuffle}


def outcome(case, known):
    """``= value`` or ``raises Exception``."""
    try:
        return f"= {eval(case, known)}"
    except Exception as error:
        return f"raises {type(error).__name__}"


CASES = """
rows("ImageFolderDataset", "folder")
rows("ImageFolderDataset", "folder", class_indexing={"cat": 5, "dog": 7})
rows("ImageFolderDataset", "folder", class_indexing={"zebra": 7})
rows("ImageFolderDataset", "folder", extensions=[".txt"])
rows("ImageFolderDataset", "folder", extensions=[".gif"])
rows("ImageFolderDataset", "folder/empty")
rows("ImageFolderDataset", "pixels", decode=True)
size("ImageFolderDataset", "folder")
ds.ImageFolderDataset(path("folder")).get_class_indexing()
ds.ImageFolderDataset(path("folder"), class_indexing={"cat": 5, "dog": 7}).get_class_indexing()
seeded(1, column, "ImageFolderDataset", "folder", "label", epochs=3, shuffle=None)
seeded(1, column, "ImageFolderDataset", "folder", "image", epochs=3, shuffle=None, sampler=ds.PKSampler(2))
seeded(1, column, "ImageFolderDataset", "folder", "image", epochs=3, shuffle=None, sampler=ds.PKSampler(2, shuffle=True))
seeded(1, column, "ImageFolderDataset", "folder", "image", shuffle=None, sampler=ds.PKSampler(2, num_samples=5))
[seeded(1, column, "ImageFolderDataset", "folder", "image", shuffle=None, num_shards=2, shard_id=i) for i in range(2)]
column("ImageFolderDataset", "folder", "image", shuffle=None, sampler=[3, 1])
column("ImageFolderDataset", "folder", "image", num_samples=2)
ds.PKSampler(2, 3)
ds.PKSampler("a")
make("ImageFolderDataset", path("nowhere"))
make("ImageFolderDataset", 3)
make("ImageFolderDataset", path("folder"), decode=1)
make("ImageFolderDataset", path("folder"), extensions=".png")
make("ImageFolderDataset", path("folder"), shuffle=S.GLOBAL)
make("ImageFolderDataset", path("folder"), num_shards=2)
make("ImageFolderDataset", path("folder"), num_shards=2, shard_id=2)
make("ImageFolderDataset", path("folder"), num_parallel_workers=0)
make("ImageFolderDataset", path("folder"), sampler=ds.SequentialSampler(), shuffle=True)
make("ImageFolderDataset", path("folder"), sampler=ds.SequentialSampler(), num_samples=1)
make("GeneratorDataset", [1, 2], ["label"], sampler=ds.PKSampler(1))
rows("MnistDataset", "mnist")
rows("MnistDataset", "mnist", "test")
size("MnistDataset", "mnist"), size("MnistDataset", "mnist", "train"), size("MnistDataset", "mnist", "all")
rows("MnistDataset", "cut")
rows("MnistDataset", "folder")
make("MnistDataset", path("mnist"), "none")
make("MnistDataset", path("mnist"), 3)
rows("FashionMnistDataset", "mnist", "train")
rows("KMnistDataset", "mnist", "test")
rows("EMnistDataset", "emnist", "digits")
rows("EMnistDataset", "emnist", "digits", "test")
make("EMnistDataset", path("emnist"), "none")
rows("QMnistDataset", "qmnist", "train")
rows("QMnistDataset", "qmnist", "test", compat=False)
rows("QMnistDataset", "qmnist", "nist")
make("QMnistDataset", path("qmnist"), "none")
rows("Cifar10Dataset", "folder")
rows("SBUDataset", "sbu")
make("SBUDataset", path("folder"))
make("PhotoTourDataset", path("folder"), "liberty", "none")
make("PhotoTourDataset", path("folder"), "none")
ds.RandomDataset(5, schema(("a", ms.int32, [2]))).get_dataset_size()
[r["a"].shape for r in ds.RandomDataset(3, schema(("a", ms.int32, [2]))).create_dict_iterator(1, True)]
ds.serialize(ds.TextFileDataset(path("text/one.txt"))).keys() >= {"op_type", "children"}
ds.show(ds.TextFileDataset(path("text/one.txt")))
make("Cifar10Dataset", path("folder"), "none")
rows("SemeionDataset", "semeion")
rows("STL10Dataset", "stl10", "train")
rows("STL10Dataset", "stl10", "unlabeled")
rows("STL10Dataset", "stl10", "train+unlabeled")
rows("STL10Dataset", "stl10")
rows("USPSDataset", "usps", "train")
rows("USPSDataset", "usps", "test")
rows("USPSDataset", "usps", num_parallel_workers=1)
rows("Caltech256Dataset", "caltech256")
rows("Food101Dataset", "food101")
rows("Food101Dataset", "food101", "train")
rows("Food101Dataset", "food101", "test")
rows("LSUNDataset", "lsun", "train")
rows("LSUNDataset", "lsun", "valid")
rows("LSUNDataset", "lsun", "test")
rows("LSUNDataset", "lsun")
rows("LSUNDataset", "lsun", "train", classes=["church_outdoor"])
rows("LSUNDataset", "lsun", "train", classes=["none"])
rows("OmniglotDataset", "omniglot")
rows("OmniglotDataset", "omniglot", False)
rows("RenderedSST2Dataset", "sst2images")
rows("RenderedSST2Dataset", "sst2images", "train")
rows("RenderedSST2Dataset", "sst2images", "val")
rows("SUN397Dataset", "sun397")
rows("Places365Dataset", "places365")
rows("Places365Dataset", "places365", "val")
rows("Places365Dataset", "places365", "train-standard", small=False)
rows("CelebADataset", "celeba")
rows("CelebADataset", "celeba", usage="train")
rows("CelebADataset", "celeba", usage="test", extensions=[".jpg"])
rows("CelebADataset", "celeba", extensions=[".gif"])
rows("CityscapesDataset", "cityscapes")
rows("CityscapesDataset", "cityscapes", "all", "coarse", "polygon")
rows("CityscapesDataset", "cityscapes", "test", "fine", "color")
rows("CityscapesDataset", "cityscapes", "train_extra", "coarse", "semantic")
make("CityscapesDataset", path("cityscapes"), "test", "coarse")
make("CityscapesDataset", path("cityscapes"), "train", "none")
rows("CocoDataset", "coco/images", path("coco/detection.json"))
rows("CocoDataset", "coco/images", path("coco/detection.json"), "Keypoint")
rows("CocoDataset", "coco/images", path("coco/stuff.json"), "Stuff")
rows("CocoDataset", "coco/images", path("coco/panoptic.json"), "Panoptic")
rows("CocoDataset", "coco/images", path("coco/captions.json"), "Captioning")
rows("CocoDataset", "coco/images", path("coco/detection.json"), extra_metadata=True)
rows("CocoDataset", "coco/images", path("coco/broken.json"))
rows("CocoDataset", "coco/images", path("coco/captions.json"))
ds.CocoDataset(path("coco/images"), path("coco/detection.json")).get_class_indexing()
ds.CocoDataset(path("coco/images"), path("coco/panoptic.json"), "Panoptic").get_class_indexing()
make("CocoDataset", path("coco/images"), path("coco/none.json"))
make("CocoDataset", path("coco/images"), path("coco/detection.json"), "none")
rows("DIV2KDataset", "div2k")
rows("DIV2KDataset", "div2k", "train", "bicubic", 8)
rows("DIV2KDataset", "div2k", "train", "mild", 4)
rows("DIV2KDataset", "div2k", "all")
make("DIV2KDataset", path("div2k"), "train", "mild", 2)
make("DIV2KDataset", path("div2k"), "train", "unknown", 8)
make("DIV2KDataset", path("div2k"), "train", "none")
rows("FlickrDataset", "flickr/images", path("flickr/token.txt"))
rows("KITTIDataset", "kitti")
rows("KITTIDataset", "kitti", "test")
rows("ManifestDataset", "manifest/list.manifest")
rows("ManifestDataset", "manifest/list.manifest", "eval")
rows("ManifestDataset", "manifest/list.manifest", "inference")
rows("ManifestDataset", "manifest/list.manifest", class_indexing={"dog": 4})
rows("ManifestDataset", "manifest/list.manifest", class_indexing={"cow": 4})
size("ManifestDataset", "manifest/list.manifest"), ds.ManifestDataset(path("manifest/list.manifest")).get_class_indexing()
make("ManifestDataset", path("manifest/list.manifest"), "none")
rows("VOCDataset", "voc")
rows("VOCDataset", "voc", "Detection")
rows("VOCDataset", "voc", "Detection", "val", extra_metadata=True)
rows("VOCDataset", "voc", "Detection", class_indexing={"car": 5})
rows("VOCDataset", "voc", extra_metadata=True)
ds.VOCDataset(path("voc"), "Detection").get_class_indexing()
ds.VOCDataset(path("voc"), "Detection", class_indexing={"car": 5}).get_class_indexing()
make("VOCDataset", path("voc"), "Detection", "none")
make("VOCDataset", path("voc"), "none")
make("VOCDataset", path("voc"), class_indexing={"car": 0})
rows("LFWDataset", "lfw")
rows("LFWDataset", "lfw", "people", "train")
rows("LFWDataset", "lfw", "people", "10fold", "original")
rows("LFWDataset", "lfw", "pairs", "test")
rows("LFWDataset", "lfw", "pairs", "10fold")
make("LFWDataset", path("lfw"), "none")
rows("WIDERFaceDataset", "wider", "test")
ds.FakeImageDataset(5, (2, 3, 3), 4).get_dataset_size(), ds.FakeImageDataset().get_col_names()
rows("TextFileDataset", "text/one.txt")
rows("TextFileDataset", "text/odd.txt")
rows("TextFileDataset", "text/empty.txt")
size("TextFileDataset", "text/odd.txt")
[column("TextFileDataset", path("text/two.txt", "text/one.txt", "text/odd.txt"), "text", num_parallel_workers=i) for i in (1, 2)]
seeded(1, column, "TextFileDataset", path("text/one.txt", "text/two.txt"), "text", epochs=3, shuffle=True, num_parallel_workers=1)
[seeded(i, column, "TextFileDataset", "files/*.txt", "text", epochs=4, shuffle=S.FILES, num_parallel_workers=1) for i in (1, 2)]
column("TextFileDataset", path("text/one.txt", "text/two.txt"), "text", shuffle=S.INFILE, num_parallel_workers=1)
seeded(1, checksum, ds.TextFileDataset(path("many/*.txt"), num_parallel_workers=1))
[column("TextFileDataset", "text/one.txt", "text", num_parallel_workers=1, num_shards=n, shard_id=i) for n in (2, 4, 7) for i in range(n)]
[seeded(3, column, "TextFileDataset", path("text/one.txt", "text/two.txt"), "text", epochs=2, shuffle=True, num_parallel_workers=1, num_shards=2, shard_id=i) for i in range(2)]
column("TextFileDataset", path("text/one.txt", "text/two.txt"), "text", num_samples=2, num_parallel_workers=1, num_shards=2, shard_id=1)
column("TextFileDataset", path("text/one.txt", "text/two.txt"), "text", num_samples=4, num_parallel_workers=1)
make("TextFileDataset", path("text/none.txt"))
make("TextFileDataset", [])
make("TextFileDataset", 3)
make("TextFileDataset", path("text/one.txt"), shuffle=3)
make("TextFileDataset", path("text/one.txt"), num_shards=2)
make("TextFileDataset", path("text/one.txt"), num_shards=2, shard_id=2)
make("TextFileDataset", path("text/one.txt"), num_samples=-1)
rows("CSVDataset", "csv/header.csv")
rows("CSVDataset", "csv/plain.csv", column_names=["a", "b", "c"])
rows("CSVDataset", "csv/plain.csv", column_names=["a", "b", "c"], column_defaults=[1, 1.5, ""])
rows("CSVDataset", "csv/plain.csv", column_names=["a", "b", "c"], column_defaults=[1, 1.5])
rows("CSVDataset", "csv/plain.csv", column_names=["a", "b", "c"], column_defaults=[1, 2, 3])
rows("CSVDataset", "csv/plain.csv", ";", column_names=["a"])
rows("CSVDataset", "csv/plain.csv", column_names=["a", "b"])
rows("CSVDataset", "csv/header.csv", column_defaults=[1, 1.5, "z"])
rows("CSVDataset", "csv/short.csv", column_names=["a", "b"])
rows("CSVDataset", "csv/quotes.csv", column_names=["a", "b"])
size("CSVDataset", "csv/header.csv"), size("CSVDataset", "csv/plain.csv", column_names=["a", "b", "c"])
make("CSVDataset", path("csv/plain.csv"), ",,")
make("CSVDataset", path("csv/plain.csv"), 3)
make("CSVDataset", path("csv/plain.csv"), column_defaults=3)
make("CSVDataset", path("csv/plain.csv"), column_defaults=[[1]])
[rows("CLUEDataset", f"clue/{task}.train.json", task)[0] for task in ("AFQMC", "TNEWS", "IFLYTEK", "CMNLI", "WSC", "CSL")]
[rows("CLUEDataset", f"clue/{task}.test.json", task, "test") for task in ("AFQMC", "TNEWS", "IFLYTEK", "CMNLI", "WSC", "CSL")]
rows("CLUEDataset", "clue/CSL.train.json", "CSL", "eval")
rows("CLUEDataset", "text/one.txt")
rows("CLUEDataset", "clue/AFQMC.test.json")
make("CLUEDataset", path("clue/AFQMC.test.json"), "none")
make("CLUEDataset", path("clue/AFQMC.test.json"), usage="none")
rows("AGNewsDataset", "agnews", "train")
rows("AGNewsDataset", "agnews", num_parallel_workers=1)
rows("AmazonReviewDataset", "amazon", "test")
rows("DBpediaDataset", "dbpedia", "test")
rows("SogouNewsDataset", "sogou", "test")
rows("YahooAnswersDataset", "yahoo", "test")
rows("YelpReviewDataset", "yelp", "test")
make("YelpReviewDataset", path("yelp"), "none")
rows("CoNLL2000Dataset", "conll", "train")
rows("CoNLL2000Dataset", "conll", num_parallel_workers=1)
rows("UDPOSDataset", "udpos", "train")
rows("UDPOSDataset", "udpos", "valid")
rows("UDPOSDataset", "udpos", num_parallel_workers=1)
rows("IMDBDataset", "imdb")
rows("IMDBDataset", "imdb", "train")
rows("EnWik9Dataset", "enwik9")
rows("PennTreebankDataset", "ptb", "train")
rows("PennTreebankDataset", "ptb", num_parallel_workers=1)
rows("WikiTextDataset", "wikitext", "train")
rows("WikiTextDataset", "wikitext", num_parallel_workers=1)
rows("SQuADDataset", "squad1", "train")
rows("SQuADDataset", "squad2", "dev")
rows("SQuADDataset", "squad2", num_parallel_workers=1)
rows("SST2Dataset", "sst2")
rows("SST2Dataset", "sst2", "train")
rows("SST2Dataset", "sst2", "dev")
rows("SST2Dataset", "sst2", "test")
rows("Multi30kDataset", "multi30k", "train")
rows("Multi30kDataset", "multi30k", "test", ["de", "en"])
rows("Multi30kDataset", "multi30k", num_parallel_workers=1)
make("Multi30kDataset", path("multi30k"), "train", ["en", "fr"])
rows("IWSLT2016Dataset", "iwslt2016", "train")
rows("IWSLT2016Dataset", "iwslt2016", "valid")
rows("IWSLT2016Dataset", "iwslt2016", "test", test_set="tst2010")
rows("IWSLT2016Dataset", "iwslt2016", num_parallel_workers=1)
make("IWSLT2016Dataset", path("iwslt2016"), "train", ("en", "en"))
rows("IWSLT2017Dataset", "iwslt2017", "train")
rows("IWSLT2017Dataset", "iwslt2017", "valid")
rows("IWSLT2017Dataset", "iwslt2017", "test")
rows("CMUArcticDataset", "arctic", "aew")
rows("GTZANDataset", "gtzan")
rows("LibriTTSDataset", "libritts", "dev-clean")
rows("LibriTTSDataset", "libritts")
rows("LJSpeechDataset", "ljspeech")
rows("SpeechCommandsDataset", "commands")
rows("SpeechCommandsDataset", "commands", "train")
rows("SpeechCommandsDataset", "commands", "test")
rows("SpeechCommandsDataset", "commands", "valid")
rows("YesNoDataset", "yesno")
[column("TedliumDataset", "tedlium1", name, "release1", "all") for name in ("sample_rate", "transcript", "talk_id")]
[column("TedliumDataset", "tedlium1", name, "release2") for name in ("speaker_id", "identifier", "transcript")]
column("TedliumDataset", "tedlium1", "transcript", "release1", "test")
column("TedliumDataset", "tedlium3", "transcript", "release3")
size("TedliumDataset", "tedlium3", "release3")
rows("TedliumDataset", "tedlium3", "release3", "train")
make("TedliumDataset", path("tedlium1"), "release4")
make("TedliumDataset", path("tedlium1"), "release1", "none")
rows("TedliumDataset", "nomatlab", "release1")
rows("SVHNDataset", "svhn")
rows("SVHNDataset", "svhn", "train")
rows("SVHNDataset", "svhn", "all", num_samples=2)
size("SVHNDataset", "svhn", "extra")
make("SVHNDataset", path("svhn"), "none")
make("SVHNDataset", path("nomatlab"), "test")
rows("Flowers102Dataset", "flowers102")
rows("Flowers102Dataset", "flowers102", "Segmentation", "train")
rows("Flowers102Dataset", "flowers102", usage="valid")
rows("Flowers102Dataset", "flowers102", usage="test", num_shards=2, shard_id=1)
size("Flowers102Dataset", "flowers102"), size("Flowers102Dataset", "flowers102", "Segmentation")
ds.Flowers102Dataset(path("flowers102")).get_class_indexing()
make("Flowers102Dataset", path("flowers102"), "none")
make("Flowers102Dataset", path("flowers102"), usage="none")
make("Flowers102Dataset", path("nomatlab"))
rows("SBDataset", "sbd")
rows("SBDataset", "sbd", "Segmentation", "train")
rows("SBDataset", "sbd", "Boundaries", "val")
rows("SBDataset", "sbd", "Segmentation", "train_noval")
size("SBDataset", "sbd")
make("SBDataset", path("sbd"), "none")
make("SBDataset", path("sbd"), usage="none")
make("SBDataset", path("nomatlab"))
rows("Caltech101Dataset", "caltech101")
rows("Caltech101Dataset", "caltech101", "annotation")
rows("Caltech101Dataset", "caltech101", "all")
size("Caltech101Dataset", "caltech101")
make("Caltech101Dataset", path("caltech101"), "none")
make("Caltech101Dataset", path("nomatlab"))
make("Caltech101Dataset", path("caltech101"), decode=1)
rows("TFRecordDataset", "tf/a.tfrecord")
rows("TFRecordDataset", "tf/varying.tfrecord")
rows("TFRecordDataset", "tf/a.tfrecord", columns_list=["one", "b"])
rows("TFRecordDataset", "tf/a.tfrecord", columns_list=["zz"])
rows("TFRecordDataset", "tf/a.tfrecord", path("tf/schema.json"))
rows("TFRecordDataset", "tf/a.tfrecord", schema(("i", ms.int32, [2]), ("f", ms.float32, [1]), ("b", ms.uint8, [2])))
rows("TFRecordDataset", "tf/a.tfrecord", schema(("i", ms.int64, [1, 2]), ("b", ms.string)))
rows("TFRecordDataset", "tf/a.tfrecord", schema(("i", ms.int64, [3])))
rows("TFRecordDataset", "tf/a.tfrecord", schema(("zz", ms.float32, [2])))
rows("TFRecordDataset", "tf/varying.tfrecord", schema(("v", ms.int64, [-1]), ("t", ms.string, [-1])))
rows("TFRecordDataset", "tf/varying.tfrecord", schema(("v", ms.int64),))
rows("TFRecordDataset", "tf/broken.tfrecord")
rows("TFRecordDataset", "tf/cut.tfrecord")
rows("TFRecordDataset", "tf/text.tfrecord")
size("TFRecordDataset", "tf/a.tfrecord"), size("TFRecordDataset", "tf/a.tfrecord", path("tf/schema.json"))
column("TFRecordDataset", path("tf/a.tfrecord", "tf/b.tfrecord"), "one", num_parallel_workers=1)
column("TFRecordDataset", path("tf/a.tfrecord", "tf/b.tfrecord"), "one", num_parallel_workers=2)
seeded(1, column, "TFRecordDataset", path("tf/a.tfrecord", "tf/b.tfrecord"), "one", epochs=3, shuffle=True, num_parallel_workers=1)
[column("TFRecordDataset", path("tf/a.tfrecord", "tf/b.tfrecord"), "one", num_shards=2, shard_id=i, num_parallel_workers=1) for i in range(2)]
[column("TFRecordDataset", path("tf/a.tfrecord", "tf/b.tfrecord"), "one", num_shards=2, shard_id=i, shard_equal_rows=True, num_parallel_workers=1) for i in range(2)]
column("TFRecordDataset", path("tf/a.tfrecord", "tf/b.tfrecord"), "one", num_samples=2, num_parallel_workers=1)
make("TFRecordDataset", path("tf/none"))
make("TFRecordDataset", path("tf/a.tfrecord"), 3)
make("TFRecordDataset", path("tf/a.tfrecord"), compression_type="none")
schema(("a", ms.int32, [2]), ("b", ms.float32)).to_json()
schema(("a", "int32", [2, -1]), ("b", ms.string, [])).to_json()
schema((3, "int32"))
schema(("a", "int31"))
schema(("a", 3))
schema(("a", "int32", 3))
ds.Schema(path("tf/schema.json")).to_json()
ds.Schema.get_num_rows(ds.Schema(path("tf/schema.json")))
ds.Schema(path("tf/none.json"))
[r["x"].tolist() for r in ds.PaddedDataset([{"x": np.array([1])}, {"x": np.array([2])}]).create_dict_iterator(1, True)]
ds.PaddedDataset([])
ds.PaddedDataset(3)
"""
CASES = CASES.strip().splitlines()
