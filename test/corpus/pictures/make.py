"""Pictures as Pillow writes them, and a few as it does not; expected.json says what their samples are by Pillow's own decoding.

    python3 make.py     (needs Pillow; the tests read the files and need no Python)
"""

import hashlib
import io
import json
import struct
import zlib

from PIL import Image, ImageDraw

EXPECTED = {}


def drawing(mode, size=(23, 17)):
    image = Image.new("RGB", size, (250, 240, 230))
    draw = ImageDraw.Draw(image)
    draw.polygon([(2, 9), (11, 1), (20, 9)], fill=(170, 40, 30))
    draw.rectangle((5, 9, 17, 15), fill=(90, 120, 200), outline=(0, 0, 0))
    return image.convert(mode)


def keep(name, image, colours, cover=None, **options):
    image.save(name, **options)
    entry = {"width": image.width, "height": image.height, "colours": digest(colours)}
    if cover is not None:
        entry["cover"] = digest(cover)
    EXPECTED[name] = entry


def digest(data):
    return hashlib.sha256(data).hexdigest()


def png(name):
    for mode in ("L", "RGB"):
        image = drawing(mode)
        keep(f"{mode.lower()}.png", image, image.tobytes(), optimize=True)
    bits = drawing("1")
    keep("bits.png", bits, bits.convert("L").tobytes())
    deep = drawing("L").convert("I").point(lambda value: value * 257).convert("I;16")
    keep("deep.png", deep, drawing("L").tobytes())
    few = drawing("RGB").quantize(7)
    keep("palette.png", few, few.convert("RGB").tobytes(), bits=4)
    clear = drawing("RGB").quantize(7)
    keep("palette-clear.png", clear, clear.convert("RGB").tobytes(),
         bytes(0 if value == 0 else 255 for value in clear.tobytes()), transparency=0)
    alpha = drawing("RGBA")
    alpha.putalpha(Image.linear_gradient("L").resize(alpha.size))
    red, green, blue, cover = alpha.split()
    keep("rgba.png", alpha, Image.merge("RGB", (red, green, blue)).tobytes(), cover.tobytes())
    grey = drawing("LA")
    grey.putalpha(Image.linear_gradient("L").resize(grey.size))
    keep("la.png", grey, grey.getchannel("L").tobytes(), grey.getchannel("A").tobytes())
    keep("dense.png", drawing("RGB"), drawing("RGB").tobytes(), dpi=(300, 300))


PASSES = [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)]


def chunk(kind, data):
    body = kind + data
    return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))


def file_of(width, height, depth, colour, interlace, rows):
    head = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, interlace)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def interlaced():
    image = drawing("RGB")
    rows = b""
    for left, top, across, down in PASSES:
        for y in range(top, image.height, down):
            line = b"".join(bytes(image.getpixel((x, y))) for x in range(left, image.width, across))
            rows += b"\0" + line if line else b""
    with open("interlaced.png", "wb") as out:
        out.write(file_of(image.width, image.height, 8, 2, 1, rows))
    assert Image.open("interlaced.png").tobytes() == image.tobytes()
    EXPECTED["interlaced.png"] = {"width": 23, "height": 17, "colours": digest(image.tobytes())}


def jpeg():
    def kept(name, image, **options):
        image.save(name, quality=85, **options)
        EXPECTED[name] = {"width": image.width, "height": image.height}

    kept("baseline.jpg", drawing("RGB"))
    kept("progressive.jpg", drawing("RGB"), progressive=True)
    kept("grey.jpg", drawing("L"))
    kept("dense.jpg", drawing("RGB"), dpi=(300, 300))
    for turn in range(1, 9):
        exif = Image.Exif()
        exif[0x0112] = turn
        exif[0x010F] = "SECRET CAMERA"
        exif.get_ifd(0x8825)[1] = "N"
        kept(f"turn-{turn}.jpg", drawing("RGB"), exif=exif, comment="SECRET COMMENT")
    drawing("CMYK").save("cmyk.jpg", quality=85)


def refused():
    whole = open("rgb.png", "rb").read()
    open("cut.png", "wb").write(whole[: len(whole) * 2 // 3])
    changed = bytearray(whole)
    changed[60] ^= 0xFF
    open("changed.png", "wb").write(bytes(changed))
    open("bomb.png", "wb").write(file_of(50000, 50000, 8, 2, 0, b"\0" * 1000))
    open("more.png", "wb").write(file_of(10, 10, 8, 0, 0, b"\0" * 5_000_000))
    photo = open("baseline.jpg", "rb").read()
    open("cut.jpg", "wb").write(photo[: len(photo) // 2])
    open("named.jpg", "wb").write(whole)
    open("named.png", "wb").write(photo)
    open("drawing.png", "wb").write(b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')
    drawing("P").save("moving.gif")
    open("moving.png", "wb").write(open("moving.gif", "rb").read())
    stream = io.BytesIO()
    drawing("RGB").save(stream, "PNG", save_all=True, append_images=[drawing("RGB").rotate(180)])
    open("animated.png", "wb").write(stream.getvalue())
    import os
    os.remove("moving.gif")


def turned():
    """Half blue. What an EXIF chunk says of a PNG is followed by nobody who prints it."""
    image = Image.new("RGB", (120, 80), (235, 235, 235))
    image.paste((20, 60, 200), (0, 0, 60, 80))
    exif = Image.Exif()
    exif[0x0112] = 6
    image.save("turned-by-exif.png", exif=exif)
    EXPECTED["turned-by-exif.png"] = {"width": 120, "height": 80, "colours": digest(image.tobytes())}


png("")
interlaced()
turned()
jpeg()
refused()
json.dump(EXPECTED, open("expected.json", "w"), indent=2, sort_keys=True)
open("expected.json", "a").write("\n")
