// For every browser there is, very old ones included: nothing newer than ECMAScript 3 here.
(function () {
  function show(id) {
    var part = document.getElementById(id);
    if (!part) return;
    part.removeAttribute('hidden');
    document.getElementById('trouble').removeAttribute('hidden');
    var opening = document.getElementById('opening');
    if (opening) opening.style.display = 'none';
  }

  var isNew =
    'noModule' in document.createElement('script') &&
    !!window.fetch &&
    !!window.CSSStyleSheet &&
    'adoptedStyleSheets' in document &&
    !!(window.CSS && CSS.supports && CSS.supports('inset', '0'));

  // What an old browser makes of the page is not to be seen.
  if (!isNew) document.documentElement.className = 'is-old';

  window.onload = function () {
    if (!isNew) return show('old-browser');
    // The page itself takes the words away that it opens with; if it has not by then, it did not arrive.
    setTimeout(function () {
      if (document.getElementById('opening')) show('not-loaded');
    }, 15000);
  };

  function notLoaded(event) {
    var part = event.target && event.target.tagName;
    if (part && part !== 'SCRIPT') return;
    if (document.getElementById('opening')) show('not-loaded');
  }

  if (isNew) {
    // A script that does not arrive, one that fails, and words that do not arrive.
    window.addEventListener('error', notLoaded, true);
    window.addEventListener('unhandledrejection', notLoaded);
  }
})();
