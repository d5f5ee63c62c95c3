//! What stands for a formula: the words of the writer, its symbols in a row, or its TeX.

use super::tree::Node;
use super::written::written;

/// Whether an element is a formula. In XHTML its name may have a prefix.
pub fn is_formula(name: &str) -> bool {
    name.rsplit(':').next() == Some("math")
}

/// The text of a formula: its alternative text where a person wrote that, or else its symbols in a row, or else its TeX.
/// `\n` parts the lines of one that stands in several.
pub fn text(alternative: Option<&str>, content: &str) -> String {
    let decoded = |text: &str| html_escape::decode_html_entities(text.trim()).into_owned();
    let alternative = alternative.map(decoded).filter(|text| !text.is_empty());
    if let Some(words) = alternative.as_ref().filter(|text| !is_tex(text)) {
        return words.clone();
    }
    let row = written(&Node::read(content));
    let tex = || annotation(content).map(|tex| unwrapped(&decoded(tex)).to_owned()).filter(|tex| !tex.is_empty());
    match row {
        Some(row) => row,
        None => tex().or(alternative.map(|tex| unwrapped(&tex).to_owned())).unwrap_or_default(),
    }
}

/// Whether text is made for a typesetter and not for a reader.
fn is_tex(text: &str) -> bool {
    text.contains(['\\', '{'])
}

/// TeX without the frame that some programs put around it: `{\displaystyle …}`.
fn unwrapped(tex: &str) -> &str {
    let inner = tex.strip_prefix("{\\displaystyle").and_then(|tex| tex.strip_suffix('}'));
    inner.unwrap_or(tex).trim()
}

fn annotation(content: &str) -> Option<&str> {
    let (_, after) = content.split_once("annotation encoding=")?;
    let (kind, after) = after.split_once('>')?;
    let (text, _) = after.split_once('<')?;
    (kind.contains("tex") || kind.contains("TeX")).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(content: &str) -> String {
        text(None, content)
    }

    #[test]
    fn fractions_and_roots_keep_what_belongs_together() {
        let sum = "<mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow>";
        assert_eq!(row("<mfrac><mn>1</mn><mn>2</mn></mfrac>"), "1/2");
        assert_eq!(row(&format!("<mfrac>{sum}<mrow><mi>c</mi><mo>+</mo><mi>d</mi></mrow></mfrac>")), "(a+b)/(c+d)");
        assert_eq!(row("<mfrac><mi>x</mi><mrow><mn>2</mn><mi>a</mi></mrow></mfrac>"), "x/(2a)");
        assert_eq!(row("<mfrac><mrow><mi>d</mi><mi>y</mi></mrow><mrow><mi>d</mi><mi>x</mi></mrow></mfrac>"), "dy/dx");
        let over = "<mrow><mfrac><mn>1</mn><mi>x</mi></mfrac></mrow>";
        assert_eq!(row(&format!("<mfrac>{over}<mi>y</mi></mfrac>")), "(1/x)/y");
        assert_eq!(row("<mn>1</mn><mfrac><mn>1</mn><mn>2</mn></mfrac>"), "1 1/2");
        assert_eq!(row("<msqrt><mi>x</mi></msqrt>"), "√x");
        assert_eq!(row(&format!("<msqrt>{sum}</msqrt>")), "√(a+b)");
        assert_eq!(row("<mroot><mi>x</mi><mn>3</mn></mroot>"), "∛x");
        assert_eq!(row(&format!("<mroot>{sum}<mi>k</mi></mroot>")), "(a+b)^(1/k)");
        let roots = "<mi>x</mi><mo>=</mo><mfrac><mrow><mo>−</mo><mi>b</mi><mo>±</mo><msqrt><msup><mi>b</mi><mn>2</mn></msup><mo>−</mo><mn>4</mn><mi>a</mi><mi>c</mi></msqrt></mrow><mrow><mn>2</mn><mi>a</mi></mrow></mfrac>";
        assert_eq!(row(roots), "x = (−b±√(b²−4ac))/(2a)");
    }

    #[test]
    fn scripts_stand_above_and_below_or_say_so() {
        assert_eq!(row("<msup><mi>x</mi><mn>2</mn></msup>"), "x²");
        assert_eq!(row("<msup><mi>x</mi><mi>y</mi></msup>"), "x^y");
        assert_eq!(row("<msup><mi>e</mi><mrow><mo>-</mo><mi>k</mi><mi>t</mi></mrow></msup>"), "e^(-kt)");
        assert_eq!(row("<msub><mi>x</mi><mn>12</mn></msub><msub><mi>x</mi><mi>i</mi></msub>"), "x₁₂x_i");
        assert_eq!(row("<msubsup><mi>x</mi><mi>i</mi><mn>2</mn></msubsup>"), "x_i²");
        assert_eq!(
            row("<msup><mrow><mo>(</mo><mi>a</mi><mo>+</mo><mi>b</mi><mo>)</mo></mrow><mn>2</mn></msup>"),
            "(a+b)²"
        );
        assert_eq!(row("<msup><mrow><mi>a</mi><mi>b</mi></mrow><mn>2</mn></msup>"), "(ab)²");
        assert_eq!(row("<msup><mi>f</mi><mo>′</mo></msup>"), "f′");
        assert_eq!(row("<mover><mi>x</mi><mo>¯</mo></mover>"), "x\u{304}");
        assert_eq!(row("<mover accent='true'><mi>v</mi><mo>→</mo></mover>"), "v\u{20d7}");
        assert_eq!(
            row(
                "<munderover><mo>∑</mo><mrow><mi>i</mi><mo>=</mo><mn>1</mn></mrow><mi>n</mi></munderover><msub><mi>x</mi><mi>i</mi></msub>"
            ),
            "∑_(i=1)ⁿ x_i"
        );
        assert_eq!(row("<mmultiscripts><mi>C</mi><mprescripts/><mn>6</mn><mn>14</mn></mmultiscripts>"), "₆¹⁴C");
        assert_eq!(
            row("<munder><mi>lim</mi><mrow><mi>x</mi><mo>→</mo><mn>0</mn></mrow></munder><mi>f</mi>"),
            "lim_(x→0) f"
        );
    }

    #[test]
    fn tables_are_rows_of_cells() {
        let cells = |a: &str, b: &str| format!("<mtr><mtd>{a}</mtd><mtd>{b}</mtd></mtr>");
        let table =
            format!("<mtable>{}{}</mtable>", cells("<mn>1</mn>", "<mn>0</mn>"), cells("<mn>0</mn>", "<mn>1</mn>"));
        assert_eq!(row(&format!("<mrow><mo>(</mo>{table}<mo>)</mo></mrow>")), "(1, 0; 0, 1)");
        assert_eq!(row(&format!("<mfenced open='[' close=']'>{table}</mfenced>")), "[1, 0; 0, 1]");
        let aligned = format!(
            "<mtable>{}{}</mtable>",
            cells("<mi>y</mi>", "<mo>=</mo><mn>1</mn>"),
            cells("", "<mo>=</mo><mn>2</mn>")
        );
        assert_eq!(row(&aligned), "y = 1\n= 2");
        assert_eq!(row("<mfenced><mi>x</mi><mi>y</mi></mfenced>"), "(x, y)");
        let choose = "<mo>(</mo><mfrac linethickness='0'><mi>n</mi><mi>k</mi></mfrac><mo>)</mo>";
        assert_eq!(row(choose), "(n; k)");
    }

    #[test]
    fn words_and_relations_have_room() {
        assert_eq!(
            row("<mi>sin</mi><mo>&#x2061;</mo><mi>x</mi><mo>&lt;</mo><mn>2</mn><mo>&#x2062;</mo><mi>y</mi>"),
            "sin x < 2y"
        );
        assert_eq!(row("<mi>a</mi><mtext> if </mtext><mi>b</mi><mo>,</mo><mi>c</mi>"), "a if b, c");
        assert_eq!(
            row("<mi>f</mi><mo>&#x2061;</mo><mo>(</mo><mi>x</mi><mo>)</mo><mphantom><mi>z</mi></mphantom>"),
            "f(x)"
        );
    }

    #[test]
    fn the_best_of_what_stands_for_a_formula_is_shown() {
        let half = "<semantics><mfrac><mn>1</mn><mn>2</mn></mfrac><annotation encoding='application/x-tex'>\\frac{1}{2}</annotation></semantics>";
        assert_eq!(text(Some("one half"), half), "one half");
        assert_eq!(text(Some("{\\displaystyle {\\frac {1}{2}}}"), half), "1/2");
        let content =
            "<apply><plus/><ci>a</ci><ci>b</ci></apply><annotation encoding=\"application/x-tex\">a+b</annotation>";
        assert_eq!(text(None, content), "a+b");
        assert_eq!(text(Some("{\\displaystyle a+b}"), "<apply><plus/></apply>"), "a+b");
        assert_eq!(text(None, ""), "");
    }

    #[test]
    fn no_depth_and_no_nonsense_does_harm() {
        for name in ["mrow", "mfrac", "msqrt", "msup", "mtable", "mover", "mmultiscripts", "mfenced"] {
            let deep = format!("<{name}>").repeat(100_000) + "<mi>x</mi>";
            assert!(row(&deep).contains('x'), "{name}");
            row(&format!("<{name}/>"));
            row(&format!("</{name}><{name}><{name}></mi><mi"));
        }
    }
}
