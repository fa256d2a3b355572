using Microsoft.Playwright;

namespace Alfred.EndToEnd.Browser;

/// <summary>
/// What of a page cannot be read or named by everybody: WCAG 2 AA for text and for the edges of fields, and a name for every control.
/// </summary>
internal static class Legibility
{
    private const string Script = """
        () => {
          const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
          const parse = colour => {
            canvas.clearRect(0, 0, 1, 1);
            canvas.fillStyle = colour;
            canvas.fillRect(0, 0, 1, 1);
            const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
            return [r, g, b, a / 255];
          };
          const over = (top, below) => [0, 1, 2].map(i => top[i] * top[3] + below[i] * (1 - top[3])).concat(1);
          const luminance = colour => colour.slice(0, 3).map(v => v / 255).map(v => (v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4)).reduce((sum, v, i) => sum + v * [.2126, .7152, .0722][i], 0);
          const ratio = (one, other) => (Math.max(luminance(one), luminance(other)) + .05) / (Math.min(luminance(one), luminance(other)) + .05);
          const ancestors = element => (element ? [...ancestors(element.parentElement), element] : []);
          const ground = element => ancestors(element).reduce((below, each) => over(parse(getComputedStyle(each).backgroundColor), below), [255, 255, 255, 1]);
          const opacity = element => ancestors(element).reduce((product, each) => product * getComputedStyle(each).opacity, 1);
          const isSeen = element => element.checkVisibility({ visibilityProperty: true }) && opacity(element) > 0 && !element.closest(".hidden, option");
          const found = [];
          const tell = (element, what) => found.push(`${element.tagName.toLowerCase()}.${element.className} "${element.textContent.slice(0, 20)}": ${what}`);
          const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          while (texts.nextNode()) {
            const element = texts.currentNode.parentElement;
            if (!texts.currentNode.textContent.trim() || !isSeen(element)) continue;
            const [r, g, b, a] = parse(getComputedStyle(element).color);
            const contrast = ratio(over([r, g, b, a * opacity(element)], ground(element)), ground(element));
            if (contrast < 4.5) tell(element, `text ${contrast.toFixed(2)}`);
          }
          for (const field of document.querySelectorAll("input:not([type=file]), textarea, select")) {
            if (!isSeen(field)) continue;
            const style = getComputedStyle(field);
            if (style.borderTopWidth !== "0px" && ratio(over(parse(style.borderTopColor), ground(field.parentElement)), ground(field.parentElement)) < 3) tell(field, "edge");
            const placeholder = ratio(over(parse(getComputedStyle(field, "::placeholder").color), ground(field)), ground(field));
            if (field.placeholder && placeholder < 4.5) tell(field, `placeholder ${placeholder.toFixed(2)}`);
            if (!field.labels?.length && !field.getAttribute("aria-label")) tell(field, "no name");
          }
          for (const button of document.querySelectorAll("button, a")) if (!button.textContent.trim() && !button.getAttribute("aria-label") && !button.querySelector("img[alt]")) tell(button, "no name");
          return found.join("\n");
        }
        """;

    /// <summary>The findings in light and dark, one a line; empty when there is none.</summary>
    public static async Task<string> FindingsAsync(IPage page)
    {
        var found = new List<string>();
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            // A switch or a button that fades into another colour is judged by where it ends.
            await page.EmulateMediaAsync(new() { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
            var lines = await page.EvaluateAsync<string>(Script);
            found.AddRange(lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => $"{scheme}: {line}"));
        }

        return string.Join('\n', found);
    }
}
