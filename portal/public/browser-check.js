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

  window.onload = function () {
    if (!isNew) return show('old-browser');
    // The page itself takes the words away that it opens with; if it has not by then, it did not arrive.
    setTimeout(function () {
      if (document.getElementById('opening')) show('not-loaded');
    }, 15000);
  };

  if (isNew)
    window.addEventListener(
      'error',
      function (event) {
        var source = event.target && event.target.tagName === 'SCRIPT';
        if (source) show('not-loaded');
      },
      true,
    );
})();
