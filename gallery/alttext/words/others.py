"""What a picture is called in languages that have no list of their own."""

from gallery.alttext.words.lexicon import Lexicon, terms

LEXICON = Lexicon(
    media=terms(
        "imagen imágenes foto fotos fotografía immagine immagini fotografia imagem imagens afbeelding "
        "afbeeldingen plaatje "
        "bild bilder billede bilde kuva obrázok изображение изображения картинка фото фотография снимка "
        "εικόνα φωτογραφία resim görüntü fotoğraf イメージ 画像 写真 图片 圖片 图像 圖像 照片 이미지 사진 صورة תמונה"
    ),
)
