import { type Vocabulary, wordsOf } from "./vocabulary.ts";

export const PORTUGUESE: Vocabulary = {
  lang: "pt",
  isbnPrefix: "97885",
  patterns: [
    "{kind} de {thing}",
    "{kind} de {thing} em {place}",
    "{thing} e {thing}",
    "{kind} {quality}",
    "{kind} {quality} de {thing}",
    "{thing} de {place}: {kind} {quality}",
    "Introdução a {thing}, volume {number}",
    "{place}, {number}: {kind} de {thing}",
  ],
  contractions: {
    "de o": "do",
    "de a": "da",
    "de os": "dos",
    "de as": "das",
    "em o": "no",
    "a o": "ao",
    "a a": "à",
    "a os": "aos",
    "a as": "às",
  },
  kinds: wordsOf(
    "história, pequena história, contos, memórias, crônica, manual, guia, antologia, ensaios, cartas, diário, atlas, teoria, poética, gramática, elogio, retrato, sombra, cartografia, arquivo",
  ),
  things:
    wordsOf(`a cidade, o rio, a memória, o jardim, os pássaros, a canção, o coração, a educação, a árvore, o sertão, os
    mapas, a cozinha, o trem, a revolução, as marés, o café, a infância, o outono, a música, os anjos, o espelho, a
    fronteira, a imprensa, os sonhos, a mandioca, a economia política, o direito civil, a matemática, o açúcar, a chuva,
    o futebol, a máquina, o vinho, os órfãos, a razão, o mar, a biblioteca, o código, a física, os cavalos`),
  qualities: wordsOf(
    "breve, exemplar, comum, popular, elementar, essencial, errante, visível, invisível, inesquecível, selvagem, recente, urgente, universal",
  ),
  places: wordsOf(
    "São Paulo, Lisboa, Salvador, o Porto, Belém, Brasília, Coimbra, Luanda, Recife, Maceió, Goiânia, Évora, o Rio de Janeiro, Ouro Preto, Manaus",
  ),
  rareThing: "o ornitorrinco",
  firstNames:
    wordsOf(`João, Antônia, Inês, Otávio, Helena, Paulo, Cecília, Mário, Lídia, Zélia, Antônio, Bárbara, Caetano, Débora,
    Estêvão, Flávia, Gonçalo, Heloísa, Irene, Júlia, Leonor, Marília, Nélson, Olívia, Tomé, Vânia`),
  lastNames:
    wordsOf(`Silva, Gonçalves, Magalhães, Araújo, Simões, Conceição, Assunção, Falcão, Leão, Brandão, Mourão, Queirós, Tavares,
    Nogueira, Prado, Lemos, Andrade, Pereira, Rebelo, Sá, Teixeira, Vaz, Xavier, Zagalo, Abrantes, Beirão, Carvalhal,
    Damião, Esteves, Fontoura, Galvão, Henriques`),
  houses:
    wordsOf(`Editora do Cerrado, Tinta da Foz, Edições Jangada, Ponte Aérea, Livros do Mangue, Âncora Editora, Imprensa da Colina,
    Papel de Arroz, Casa da Azenha, Sertão e Mar`),
  subjects:
    wordsOf(`romance histórico, educação, direito, economia, gastronomia, viagens, filosofia, poesia, saúde pública, infância,
    feminismo, ecologia, arquitetura, música popular, futebol, linguística, povos originários, ficção científica, teatro,
    comunicação, psicologia, engenharia, programação, mistério, autobiografia, religião, arte, fotografia`),
  country: "Brasil",
  currencies: ["BRL", "EUR"],
  chapter: "Capítulo",
  sentence: "Um livro para ler devagar e voltar a ele: notas, índice e bibliografia no fim do volume.",
};
