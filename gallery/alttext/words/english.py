"""English words that give a bad alt text away."""

from gallery.alttext.words.lexicon import Lexicon, marks, phrases, terms

LEXICON = Lexicon(
    articles=terms("a an the this that these those my our your some"),
    media=terms(
        "image images img pic pics picture pictures photo photos photograph photographs graphic graphics "
        "illustration illustrations"
    ),
    filler=terms(
        "a an the this that our my your some more of from for in on at to by with and gallery galleries album event "
        "events article post page website site web news story main featured header hero cover random stock sample "
        "example default generic general nice beautiful various other another here is no number attached below above"
    ),
    placeholders=phrases(
        "alt|alt text|alt tag|alternative text|alternate text|text alternative|add alt text|enter alt text|no alt|"
        "no alt text|missing alt|missing|description|image description|photo description|no description|"
        "no description available|add description|caption|title|heading|header|spacer|separator|divider|bullet|line|"
        "blank|empty|null|nil|undefined|none|n a|na|nan|tbd|tba|tbc|todo|to do|fixme|test|testing|temp|untitled|"
        "unnamed|unknown|placeholder|image placeholder|default|default image|decorative|decorative image|"
        "decorative photo|decorative graphic|decoration|this image is decorative|background|background image|"
        "thumbnail|thumb|banner|icon|artwork|clipart|screenshot|screen shot|figure|loading|lorem ipsum|gallery|"
        "photo gallery|image gallery|slideshow|slider|slide|carousel|preview|cover|cover image|hero|hero image|"
        "header image|featured image|main image|link|button|click here|click to enlarge|click for larger image|"
        "enlarge|enlarge image|view larger image|zoom|open image|read more|more|media|file|attachment|upload|object"
    ),
    source=terms("from"),
    counters=terms("no nr number part fig figure slide item gallery"),
    between=terms("of"),
    adjectives=terms(
        "aerial close closeup up detailed digital large small big full color colour colorful old new nice beautiful "
        "great stock professional official header hero cover featured blurry black and white vintage historic "
        "historical archival archive group class team family satellite"
    ),
    kinds=terms(
        "group class family aerial satellite archival archive archives historic historical vintage infrared "
        "passport wedding team above space air drone"
    ),
    weak=terms("pic pics picture pictures graphic graphics"),
    genres=terms("illustration illustrations"),
    endings=terms("image images img graphic graphics"),
    shows=marks("of | showing | shows | depicting | depicts | illustrating | featuring | displaying | displays"),
    openings=phrases(
        "in the photo|in this photo|in the picture|in this picture|in the image|in this image|"
        "on the photo|on the picture|pictured here|pictured is|pictured are|seen here is|shown here is"
    ),
    labels=terms("image photo photograph picture graphic pic caption alt"),
    credits=marks(
        "photo by | photos by | photograph by | photographed by | picture by | image by | photo credit | photo: | "
        "photo courtesy | photos courtesy | image courtesy | picture courtesy | image credit | photographer: | "
        "courtesy of | credit: | credits: | all rights reserved | getty images | shutterstock | istockphoto"
    ),
    complex=terms(
        "chart charts graph graphs diagram diagrams infographic infographics map maps plan table timeline flowchart "
        "screenshot screenshots screencap screencapture poster posters slide slides flyer leaflet certificate letter "
        "form page pages website webpage homepage menu card title template wireframe wireframes mockup mockups "
        "illustration illustrations drawing sketch cartoon comic collage compilation graphic persona journey labeled "
        "labelled titled reads says words heading text arrows icons"
    ),
    groups=terms(
        "team teams staff crew group groups participants participant attendees attendee audience guests guest members "
        "people crowd colleagues visitors delegates speakers panelists panel volunteers prizes prize awards winners"
    ),
    own=terms("my me myself"),
    feelings=phrases(
        "having fun|having a good time|having a great time|having a blast|had fun|loving it|enjoying themselves|"
        "can t wait|so much fun"
    ),
    opinions=terms(
        "amazing awesome gorgeous stunning breathtaking adorable wonderful incredible fabulous magnificent delightful "
        "unforgettable spectacular fantastic lovely beautiful terrific marvelous marvellous charming superb"
    ),
    guesses=terms(
        "caucasian hispanic latino latina asian african ethnic oriental arab arabic gypsy multiracial biracial "
        "disabled handicapped crippled autistic blind deaf demented obese fat overweight skinny ugly "
        "attractive handsome sexy old elderly homeless immigrant immigrants refugee refugees muslim jewish catholic "
        "depressed unhappy "
        "angry jealous lonely drunk pregnant gay lesbian transgender"
    ),
    minors=terms(
        "child children kid kids boy boys girl girls baby babies toddler toddlers infant pupil pupils preschooler "
        "preschoolers teenager teenagers schoolboy schoolgirl schoolchildren daughter son"
    ),
    names=terms(
        "Adam Albert Alexander Alan Alex Alfred Alice Amanda Amelia Andrea Andrew Angela Anna Anne Anthony Arthur Ava "
        "Barbara Benjamin Betty Bill Bob Brian Carol Caroline Catherine Charles Charlotte Chris Christine Christopher "
        "Claire Daniel David Deborah Diana Donald Dorothy Edward Eleanor Elizabeth Emily Emma Eric Erin Ethan Eva "
        "Fiona Frances Francis Frank George Grace Hannah Harry Helen Henry Isabella Jack Jacob James Jane Janet Jason "
        "Jeffrey Jennifer Jessica Joan John Jonathan Joseph Joshua Joyce Judith Julia Karen Kate Katherine Kathleen "
        "Kelly Kenneth Kevin Larry Laura Lauren Liam Linda Lisa Louis Lucy Margaret Maria Mark Martha Martin Mary "
        "Matthew Megan Melissa Michael Michelle Nancy Nathan Nicholas Nicole Noah Oliver Olivia Oscar Pamela Patricia "
        "Patrick Paul Peter Philip Rachel Raymond Rebecca Richard Robert Roger Ronald Rose Ruth Ryan Samuel Sandra "
        "Sarah Scott Sharon Simon Sophia Sophie Stephanie Stephen Steven Susan Teresa Theresa Thomas Timothy Victor "
        "Victoria Walter William Zoe"
    ),
    patrons=terms(
        "street st road avenue lane square garden gardens park bridge school college university hospital "
        "museum library theatre theater airport station hall house church cathedral monument statue saint "
        "award prize cup"
    ),
)
