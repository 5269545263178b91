"""French words that give a bad alt text away."""

from gallery.alttext.words.lexicon import Lexicon, marks, phrases, terms

LEXICON = Lexicon(
    articles=terms("le la les l un une cette ces notre nos"),
    media=terms("image images photo photos photographie photographies illustration illustrations cliché"),
    filler=terms(
        "de du des d la le les l un une et à au aux en notre nos galerie album événement événements article page site"
    ),
    placeholders=phrases(
        "texte alternatif|aucun texte alternatif|description|aucune description|sans titre|sans nom|inconnu|vide|"
        "décoratif|image décorative|vignette|miniature|bannière|galerie|arrière plan|fond|agrandir|"
        "agrandir l image|cliquez pour agrandir|lire la suite|en savoir plus|capture d écran"
    ),
    counters=terms("no numéro n partie fig"),
    between=terms("sur de"),
    kinds=terms("groupe aérienne aériennes archive archives satellite"),
    genres=terms("illustration illustrations"),
    endings=terms("image photo"),
    shows=marks("de | du | des | d | montrant | montre | représentant | avec"),
    openings=phrases("sur la photo|sur cette photo|sur l image|sur cette image|la photo montre|l image montre"),
    labels=terms("photo image illustration légende"),
    credits=marks("crédit photo | crédits photo | crédit : | crédit: | photo : | photo: | photographe : | source :"),
    complex=terms(
        "graphique diagramme carte plan tableau affiche infographie capture diapositive dépliant diplôme lettre "
        "formulaire page illustration dessin croquis texte titre"
    ),
    groups=terms(
        "équipe groupe participants participantes invités public membres personnel collègues visiteurs lauréats prix"
    ),
    own=terms("mon ma mes moi"),
    opinions=terms("magnifique superbe merveilleux merveilleuse incroyable splendide charmant charmante"),
    minors=terms(
        "enfant enfants garçon garçons fille filles bébé élève élèves écolier écoliers adolescent adolescents"
    ),
    patrons=terms("rue avenue place square école lycée musée saint sainte pont"),
)
