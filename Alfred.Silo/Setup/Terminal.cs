using System.Text;

namespace Alfred.Silo.Setup;

/// <summary>Who answers: a person at a terminal, on which secrets are not shown, or a file.</summary>
internal sealed class Terminal(TextReader input, TextWriter output)
{
    /// <summary>Says something.</summary>
    public void Write(string line) => output.WriteLine(line);

    /// <summary>Asks for one line without the white space around it; null when there is no more input.</summary>
    public string? Ask(string prompt, bool isSecret)
    {
        output.Write(prompt);
        output.Flush();
        var line = isSecret && input == Console.In && !Console.IsInputRedirected ? ReadHidden() : input.ReadLine();
        return line?.Trim();
    }

    private string ReadHidden()
    {
        var text = new StringBuilder();
        while (Console.ReadKey(intercept: true) is { Key: not ConsoleKey.Enter } key)
        {
            if (key.Key == ConsoleKey.Backspace && text.Length > 0)
                text.Length--;
            else if (!char.IsControl(key.KeyChar))
                text.Append(key.KeyChar);
        }

        output.WriteLine();
        return text.ToString();
    }
}
