// Trợ giúp: the button that prints the chapter; without script there is none.

const button = document.querySelector("[data-print]");
button.hidden = false;
button.addEventListener("click", () => window.print());
