using System.Globalization;
using System.Text;

namespace Alfred.Gateway.Tests.Mail;

/// <summary>Messages as bytes, made by hand, so that what reads them is not tested by what it writes.</summary>
internal static class RawMail
{
    static RawMail() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>The charsets of the mail of the world, each with a text that it can write.</summary>
    public static readonly (string Charset, string Text)[] Charsets =
    [
        ("us-ascii", "Hello team"), ("utf-8", "Grüße 👋 ¿qué tal? Łódź"), ("iso-8859-1", "Crème brûlée à Málaga"),
        ("iso-8859-15", "Preis 5 € für Œuvres"), ("windows-1252", "“Smart” quotes – 12 €"), ("iso-8859-2", "Příliš žluťoučký kůň"),
        ("windows-1250", "Zażółć gęślą jaźń"), ("koi8-r", "Привет команде"), ("windows-1251", "Счёт за ноябрь"),
        ("gb2312", "你好 团队"), ("gbk", "發票 發送"), ("gb18030", "发票 𠮷"), ("big5", "發票已寄出"), ("shift_jis", "請求書です"),
        ("iso-2022-jp", "会議のお知らせ"), ("euc-kr", "회의 알림"), ("iso-8859-7", "Καλημέρα ομάδα"), ("windows-1255", "שלום צוות"),
        ("windows-1256", "مرحبا بالفريق"), ("iso-8859-9", "Toplantı günü"),
    ];

    public static readonly string[] TransferEncodings = ["base64", "quoted-printable", "8bit"];

    public static readonly string[] Shapes = ["plain", "html", "alternative", "attachment"];

    /// <summary>A message of a charset, an encoding and a shape.</summary>
    public static byte[] Of(int number, string charset, string text, string transfer, string shape)
    {
        var encoding = Encoding.GetEncoding(charset);
        var subject = transfer == "quoted-printable" ? QWord(text, charset, encoding) : BWord(text, charset, encoding);
        var head = $"From: {subject} <sender{number}@example.org>\r\nTo: team@example.com\r\nSubject: {subject}\r\n"
            + $"Message-ID: <m{number}@example.org>\r\nDate: Tue, 24 Nov 2026 08:00:00 +0000\r\nMIME-Version: 1.0\r\n";
        var html = $"<html><body><style>p {{}}</style><p>{text}</p></body></html>";
        return shape switch
        {
            "plain" => [.. Ascii(head), .. Part("plain", text)],
            "html" => [.. Ascii(head), .. Part("html", html)],
            "alternative" =>
            [
                .. Ascii($"{head}Content-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\n"), .. Part("plain", text),
                .. Ascii("\r\n--b\r\n"), .. Part("html", html), .. Ascii("\r\n--b--\r\n"),
            ],
            _ =>
            [
                .. Ascii(
                    $"{head}Content-Type: multipart/mixed; boundary=m\r\n\r\n--m\r\n"
                    + "Content-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\n"),
                .. Part("plain", text), .. Ascii("\r\n--b--\r\n\r\n--m\r\nContent-Type: application/pdf; name=bill.pdf\r\n"
                    + "Content-Disposition: attachment\r\nContent-Transfer-Encoding: base64\r\n\r\n"),
                .. Ascii(Convert.ToBase64String(new byte[30_000], Base64FormattingOptions.InsertLineBreaks)), .. Ascii("\r\n--m--\r\n"),
            ],
        };

        byte[] Part(string subtype, string content) =>
        [
            .. Ascii($"Content-Type: text/{subtype}; charset={charset}\r\nContent-Transfer-Encoding: {transfer}\r\n\r\n"),
            .. transfer switch
            {
                "base64" => Ascii(Convert.ToBase64String(encoding.GetBytes(content), Base64FormattingOptions.InsertLineBreaks)),
                "quoted-printable" => Ascii(Quoted(encoding.GetBytes(content))),
                _ => encoding.GetBytes(content),
            },
            .. Ascii("\r\n"),
        ];
    }

    public static byte[] Ascii(string text) => Encoding.ASCII.GetBytes(text);

    private static string BWord(string text, string charset, Encoding encoding) =>
        $"=?{charset}?B?{Convert.ToBase64String(encoding.GetBytes(text))}?=";

    private static string QWord(string text, string charset, Encoding encoding) => $"=?{charset}?Q?{string.Concat(encoding.GetBytes(text)
        .Select(static letter => char.IsAsciiLetterOrDigit((char)letter) ? $"{(char)letter}" : letter == ' ' ? "_" : Hex(letter)))}?=";

    private static string Quoted(byte[] bytes)
    {
        var (text, column) = (new StringBuilder(), 0);
        foreach (var letter in bytes)
        {
            if (column > 70)
                (column, _) = (0, text.Append("=\r\n"));
            var written = letter is >= 32 and < 127 and not (byte)'=' ? $"{(char)letter}" : Hex(letter);
            text.Append(written);
            column += written.Length;
        }

        return text.ToString();
    }

    private static string Hex(byte letter) => string.Create(CultureInfo.InvariantCulture, $"={letter:X2}");
}
