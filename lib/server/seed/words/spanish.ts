import { type Vocabulary, wordsOf } from "./vocabulary.ts";

export const SPANISH: Vocabulary = {
  lang: "es",
  isbnPrefix: "97884",
  patterns: [
    "{kind} de {thing}",
    "{kind} de {thing} en {place}",
    "{thing} y {thing}",
    "{kind} {quality}",
    "{kind} {quality} de {thing}",
    "{thing} de {place}: {kind} {quality}",
    "Introducción a {thing}, tomo {number}",
    "{place}, {number}: {kind} de {thing}",
  ],
  contractions: { "de el": "del", "a el": "al" },
  kinds: wordsOf(
    "historia, breve historia, cuentos, memorias, crónica, manual, guía, antología, ensayos, cartas, diario, atlas, teoría, poética, gramática, elogio, retrato, sombra, cartografía, archivo",
  ),
  things:
    wordsOf(`la ciudad, el río, la memoria, el jardín, los pájaros, la canción, el corazón, la educación,
    el árbol, la montaña, los mapas, la cocina, el tren, la revolución, el señor presidente, las mareas, el café,
    la niñez, el otoño, la música, los ángeles, el espejo, la frontera, el petróleo, la imprenta, los sueños, el
    maíz, la economía política, el derecho civil, la matemática, los volcanes, el desierto, la lluvia, el fútbol,
    la máquina, el vino, los huérfanos, la razón, el mar, la biblioteca, el código, la física, los caballos`),
  qualities: wordsOf(
    "breve, ejemplar, común, popular, elemental, esencial, errante, visible, invisible, inolvidable, salvaje, reciente, urgente, universal",
  ),
  places: wordsOf(
    "Buenos Aires, Bogotá, México, Lima, Santiago, Montevideo, La Habana, Córdoba, Sevilla, Medellín, Asunción, la Patagonia, Oaxaca, el Cusco, Valparaíso, Quito, América Latina",
  ),
  rareThing: "el ornitorrinco",
  firstNames:
    wordsOf(`María, José, Lucía, Andrés, Sofía, Martín, Inés, Álvaro, Ramón, Pilar, Tomás, Julián, Rosa, Óscar,
    Ángela, Hernán, Raúl, Beatriz, Joaquín, Mónica, Iván, Elena, Sebastián, Verónica, Nicolás, Adriana, Félix, Amalia`),
  lastNames:
    wordsOf(`García, Núñez, Ibáñez, Muñoz, Peña, Rodríguez, Gómez, Fernández, Suárez, Vásquez, Quiroga, Borja, Ledesma,
    Ortúzar, Paredes, Cárdenas, Ríos, Maldonado, Echeverría, Zúñiga, Figueroa, Lagos, Montes, Olmedo, Páez, Salvatierra,
    Ugarte, Villar, Yáñez, Zamora, Acuña, Benítez, Correa, Domínguez, Espinoza, Funes, Guzmán, Herrera`),
  houses:
    wordsOf(`Ediciones del Ombú, Librería del Mentidero, Casa del Valle, Comal Editorial, Editorial Aconcagua, Tres Orillas,
    La Imprenta Menor, Fondo del Sur, Nube de Tinta, Editorial Ñandutí, Letra Húmeda, Páramo Libros, El Zaguán, Paréntesis`),
  subjects:
    wordsOf(`novela histórica, educación, derecho, economía, gastronomía, viajes, filosofía, poesía, salud pública, niñez,
    feminismo, ecología, arquitectura, música popular, fútbol, lingüística, pueblos originarios, ciencia ficción, teatro,
    medios de comunicación, psicología, ingeniería, programación, misterio, autobiografía, religión, arte, fotografía`),
  country: "España",
  currencies: ["EUR", "ARS", "MXN", "COP", "CLP", "PEN", "UYU"],
  chapter: "Capítulo",
  sentence: "Un libro para leer despacio y volver a él: notas, índice y bibliografía al final del volumen.",
};
