/* global document, history, location, fetch */

// The token came behind `#`, which no server sees; it is taken out of the address bar and out of the history.
const token = location.hash.slice(1);
history.replaceState(null, '', location.pathname);

const button = document.getElementById('stop');

function show(state) {
  for (const words of document.querySelectorAll('[data-state]')) words.hidden = words.dataset.state !== state;
}

// Nothing happens before a person presses the button: mail programs open links by themselves.
async function stop() {
  button.disabled = true;
  try {
    const response = await fetch('/api/v1/activation-objections', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ token }),
    });
    const answer = await response.json();
    if (response.ok) return show(answer.outcome);
    if (response.status === 404) return show('gone');
  } catch {
    // Offline, or something in between: it may be tried again.
  }
  show('failed');
  button.disabled = false;
}

if (token) {
  show(undefined);
  button.disabled = false;
  button.addEventListener('click', () => void stop());
}
