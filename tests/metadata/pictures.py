"""Small pictures, encoded without metadata."""

from io import BytesIO

from PIL import Image, ImageCms

SECRET = b"SECRET"
SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def picture(mode: str = "RGB", size: tuple[int, int] = (48, 32), shift: int = 0) -> Image.Image:
    """A gradient with more than 256 colours."""
    image = Image.new("RGB", size)
    image.putdata([((x * 5 + shift) % 256, y * 8 % 256, x * y % 256) for y in range(size[1]) for x in range(size[0])])
    if mode == "RGBA":
        image.putalpha(Image.linear_gradient("L").resize(size))
    return image.convert(mode)


def saved(image: Image.Image, form: str, **options: object) -> bytes:
    out = BytesIO()
    image.save(out, form, **options)
    return out.getvalue()
