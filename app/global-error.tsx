"use client";

/** Beyond everything else, the messages too: a few words of its own. */
const WORDS = {
  en: {
    title: "This page could not be shown",
    text: "Something that it needs did not come, or failed. What was typed in a form is kept on this device and offered again.",
    again: "Load it again",
  },
  es: {
    title: "No se pudo mostrar esta página",
    text: "Algo que necesita no llegó o falló. Lo que se escribió en un formulario queda en este dispositivo y se vuelve a ofrecer.",
    again: "Volver a cargar",
  },
  pt: {
    title: "Não foi possível mostrar esta página",
    text: "Algo de que ela precisa não chegou ou falhou. O que foi digitado em um formulário fica neste dispositivo e é oferecido de novo.",
    again: "Carregar de novo",
  },
};

export default function GlobalError() {
  const spoken = typeof document === "undefined" ? "en" : document.documentElement.lang;
  const lang = (["es", "pt"] as const).find((known) => spoken.startsWith(known)) ?? "en";
  const words = WORDS[lang];
  return (
    <html lang={lang}>
      <body style={{ colorScheme: "light dark", fontFamily: "system-ui, sans-serif" }}>
        <main style={{ maxWidth: "32rem", margin: "20vh auto 0", padding: "0 1.25rem", lineHeight: 1.5 }}>
          <title>{words.title}</title>
          <h1 style={{ fontSize: "1.5rem" }}>{words.title}</h1>
          <p>{words.text}</p>
          <button
            type="button"
            onClick={() => window.location.reload()}
            style={{ padding: "0.5rem 1rem", font: "inherit" }}
          >
            {words.again}
          </button>
        </main>
      </body>
    </html>
  );
}
