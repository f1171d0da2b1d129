package dev.pith.server;

/** The contrast rule of WCAG 2.2, 1.4.3, as a script that runs in the page. */
final class Contrast {
  /**
   * Returns "ratio: text" for each visible text whose colour and ground differ by less than 4.5 to
   * 1. Grounds are looked up through the ancestors; translucent ones are blended.
   */
  static final String TOO_FAINT =
      """
      const parse = text => {
        const srgb = text.startsWith('color(srgb');
        const numbers = text.match(/[\\d.]+(e-?\\d+)?/g).map(Number);
        const [r, g, b, a = 1] = numbers;
        return srgb ? [r * 255, g * 255, b * 255, a] : [r, g, b, a];
      };
      const over = (top, below) =>
        [0, 1, 2].map(i => top[i] * top[3] + below[i] * (1 - top[3])).concat(1);
      const ground = element => {
        if (element === null) return [255, 255, 255, 1];
        const own = parse(getComputedStyle(element).backgroundColor);
        return own[3] === 1 ? own : over(own, ground(element.parentElement));
      };
      const light = colour => {
        const [r, g, b] = colour.slice(0, 3).map(v => v / 255)
          .map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
      };
      const faint = [];
      const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      let seen = 0;
      while (texts.nextNode()) {
        const element = texts.currentNode.parentElement;
        const text = texts.currentNode.data.trim();
        if (text === '' || !element.checkVisibility() || element.closest('.for-readers, script, noscript')) continue;
        seen++;
        const back = ground(element);
        const front = over(parse(getComputedStyle(element).color), back);
        const [high, low] = [light(front), light(back)].sort((a, b) => b - a);
        const ratio = (high + 0.05) / (low + 0.05);
        if (ratio < 4.5) faint.push(ratio.toFixed(2) + ': ' + text);
      }
      if (seen < 5) faint.push('only ' + seen + ' texts were looked at');
      return faint;
      """;

  private Contrast() {}
}
