import { type Vocabulary, wordsOf } from "./vocabulary.ts";

export const ENGLISH: Vocabulary = {
  lang: "en",
  isbnPrefix: "97803",
  patterns: [
    "{kind} of {thing}",
    "{kind} of {thing} in {place}",
    "{thing} and {thing}",
    "{quality} {thing}",
    "{quality} {kind} of {thing}",
    "{thing} of {place}: {quality} {kind}",
    "An introduction to {thing}, volume {number}",
    "{place}, {number}: {kind} of {thing}",
  ],
  contractions: {},
  kinds: wordsOf(
    "history, short history, stories, memoirs, chronicle, handbook, guide, anthology, essays, letters, diary, atlas, theory, poetics, grammar, portrait, shadow, cartography, archive, companion",
  ),
  things:
    wordsOf(`the city, the river, memory, the garden, birds, the song, the heart, education, the tree, the mountain, maps,
    cooking, the railway, revolution, the tides, coffee, childhood, autumn, music, angels, the mirror, the border, oil,
    the printing house, dreams, maize, political economy, civil law, mathematics, volcanoes, the desert, rain, football,
    the machine, wine, orphans, reason, the sea, the library, the code, physics, horses, naïveté, the café`),
  qualities: wordsOf(
    "little, last, intimate, secret, illustrated, critical, lost, practical, minimal, contemporary, exemplary, unpublished, quick, common, nocturnal",
  ),
  places: wordsOf(
    "London, Mississippi, Dublin, Edinburgh, Chicago, Calcutta, New Orleans, Melbourne, Bath, Toronto, Cape Town, Brooklyn, Galway, Nairobi, Wellington",
  ),
  rareThing: "the platypus",
  firstNames:
    wordsOf(`Ruth, Thomas, Miriam, Dana, Anita, Gwendolyn, Samuel, Zoë, Chloë, Edith, Frances, George, Harriet, Ian, Judith,
    Kenneth, Lydia, Malcolm, Nora, Oliver, Philippa, Quentin, Rosalind, Siobhán, Tobias, Ursula, Victor, Winifred`),
  lastNames:
    wordsOf(`Holt, Okafor, Whitlock, Farr, Deshpande, Tate, Ashworth, Brontë, Calloway, Dunne, Ellison, Fairweather, Garland,
    Hathaway, Iyer, Jankowski, Kavanagh, Lovelace, Marchetti, Nkemelu, O'Brien, Pemberton, Quigley, Rowntree, Sinclair,
    Thackeray, Underhill, Vance, Wetherby, Yardley, Zielinski`),
  houses:
    wordsOf(`Longbourn Press, University Press of the Delta, Northgate Books, Harbour & Vane, The Paper Mill, Ninefold, Saltmarsh
    Press, Blue Lamp Editions, Meridian House, Second Shelf`),
  subjects:
    wordsOf(`historical fiction, education, law, economics, food, travel, philosophy, poetry, public health, childhood,
    feminism, ecology, architecture, popular music, football, linguistics, indigenous peoples, science fiction, theatre,
    media, psychology, engineering, programming, mystery, autobiography, religion, art, photography`),
  country: "United States",
  currencies: ["EUR", "AUD", "INR"],
  chapter: "Chapter",
  sentence: "A book to read slowly and come back to: notes, index and bibliography at the end of the volume.",
};
