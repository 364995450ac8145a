//! Tables of a formula: matrices, cases, and equations below each other.

use roxmltree::Node;

use super::row::{Before, Item, items};
use super::{Size, Writer, is};

/// An alignment point, for which Typst has no other name than its own notation. No text of an author is in it.
const ALIGN: &str = "$&$.body";

/// How a cell stands in its column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Left,
    Centre,
    Right,
}

#[derive(Debug)]
struct Cell<'a, 'input> {
    items: Vec<Item<'a, 'input>>,
    side: Side,
}

/// A table as it is read.
#[derive(Debug)]
pub(super) struct Table<'a, 'input> {
    rows: Vec<Vec<Cell<'a, 'input>>>,
    /// Numbers or names of rows.
    tags: Vec<Option<String>>,
    /// The size of the cells.
    size: Size,
    /// Whether columns stand in pairs about a relation.
    is_paired: bool,
    shape: Shape,
    /// Lines between rows and columns, by how many rows or columns stand before them.
    across: Vec<usize>,
    down: Vec<usize>,
    is_solid: bool,
}

/// What a table is made for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    /// A matrix, cases, or equations inside something else.
    Part,
    /// Equations with room for numbers in the margin.
    Numbered,
    /// One long equation on several lines.
    Staggered,
}

/// A tag of a row, and where it stands in the margin.
pub(super) struct Tag {
    pub(super) text: String,
    /// The argument for Typst: beside the first or the last row.
    pub(super) place: &'static str,
}

impl<'a, 'input> Table<'a, 'input> {
    pub(super) fn read(table: Node<'a, 'input>) -> Table<'a, 'input> {
        let style = table.attribute("style").unwrap_or("");
        let mut read = Table {
            rows: Vec::new(),
            tags: Vec::new(),
            size: Size::asked(table).unwrap_or(Size::Text),
            is_paired: false,
            shape: shape(table),
            across: Vec::new(),
            down: Vec::new(),
            is_solid: false,
        };
        read.line(style, "border-top", 0);
        read.line(style, "border-left", 0);
        for row in table.children().filter(|row| is(*row, "mtr")) {
            read.row(row);
        }
        // A line after the last row is written as one above a row that is empty.
        if read.across.last() == Some(&(read.rows.len().saturating_sub(1)))
            && read.rows.len() > 1
            && read.rows.last().is_some_and(|row| row.iter().all(|cell| cell.items.is_empty()))
        {
            read.rows.pop();
            read.tags.pop();
        }
        let columns = read.rows.iter().map(Vec::len).max().unwrap_or(0);
        read.down.retain(|line| *line <= columns);
        read
    }

    fn row(&mut self, row: Node<'a, 'input>) {
        let mut cells: Vec<Node<'a, 'input>> = row.children().filter(|cell| is(*cell, "mtd")).collect();
        let mut tag = None;
        if self.shape != Shape::Part && cells.len() > 2 {
            cells.remove(0);
            let last = cells.pop();
            let text: String =
                last.iter().flat_map(Node::descendants).filter(Node::is_text).filter_map(|text| text.text()).collect();
            tag = Some(text).filter(|text| !text.is_empty());
        }
        let place = self.rows.len();
        let mut read: Vec<Cell<'a, 'input>> = Vec::new();
        for cell in cells {
            let style = cell.attribute("style").unwrap_or("");
            self.line(style, "border-top", place);
            // The second of two lines stands in a column of its own.
            if style.contains("padding-left: 0.1em") {
                self.line(style, "border-right", read.len());
                continue;
            }
            let side = match style {
                style if style.contains("text-align: left") => Side::Left,
                style if style.contains("text-align: right") => Side::Right,
                _ => Side::Centre,
            };
            self.is_paired |= side == Side::Right && style.contains("padding-right: 0;");
            read.push(Cell { items: items(cell), side });
            self.line(style, "border-right", read.len());
        }
        self.rows.push(read);
        self.tags.push(tag);
    }

    fn line(&mut self, style: &str, border: &str, place: usize) {
        let Some(line) = style.split(border).nth(1).and_then(|rest| rest.split(';').next()) else { return };
        self.is_solid |= line.contains("solid");
        let lines = if border == "border-top" { &mut self.across } else { &mut self.down };
        if !lines.contains(&place) {
            lines.push(place);
        }
    }

    /// The only tag, if it can stand in the margin.
    pub(super) fn tag_in_margin(&self) -> Option<Tag> {
        let place = self.tags.iter().position(Option::is_some).filter(|_| self.has_lines_for_rows())?;
        let is_only = self.tags.iter().flatten().count() == 1;
        let place_in_margin = match place {
            0 if self.tags.len() == 1 => "",
            0 => ", number-align: end + top",
            last if last + 1 == self.tags.len() => ", number-align: end + bottom",
            _ => return None,
        };
        self.tags[place].clone().filter(|_| is_only).map(|text| Tag { text, place: place_in_margin })
    }

    /// Whether the rows can be the lines of an equation.
    pub(super) fn is_lines(&self) -> bool {
        let has_tags_in_rows = self.tags.iter().any(Option::is_some) && self.tag_in_margin().is_none();
        self.has_lines_for_rows() && (self.is_paired || !has_tags_in_rows)
    }

    fn has_lines_for_rows(&self) -> bool {
        self.size == Size::Display
            && self.across.is_empty()
            && self.down.is_empty()
            && (self.is_paired || self.rows.iter().all(|row| row.len() == 1))
    }

    /// The side of all cells, if it is the same.
    fn side(&self) -> Option<Side> {
        let mut cells = self.rows.iter().flatten();
        let first = cells.next()?.side;
        cells.all(|cell| cell.side == first).then_some(first)
    }

    /// A tag that stands at the end of its row.
    fn tag(&self, row: usize) -> Option<&str> {
        self.tags.get(row).and_then(Option::as_deref)
    }
}

fn shape(table: Node<'_, '_>) -> Shape {
    if !table.attribute("style").unwrap_or("").contains("width: 100%") {
        return Shape::Part;
    }
    let first = table.first_element_child().and_then(|row| row.first_element_child());
    match first.and_then(|cell| cell.attribute("style")) {
        Some(style) if style.starts_with("width: 50%") => Shape::Numbered,
        _ => Shape::Staggered,
    }
}

impl Writer {
    /// Rows as the lines of an equation of its own.
    pub(super) fn lines(&mut self, table: &Table<'_, '_>) {
        self.out.push_str("{[]");
        self.open += 1;
        let tags_stand_in_rows = table.tag_in_margin().is_none();
        for (place, row) in table.rows.iter().enumerate() {
            if place > 0 {
                self.out.push_str("; linebreak()");
            }
            if table.shape == Shape::Staggered {
                self.out.push_str("; ");
                self.out.push_str(ALIGN);
                self.out.push_str(if place > 0 { "; h(2em)" } else { "" });
            }
            self.line_of_cells(row, table.tag(place).filter(|_| tags_stand_in_rows));
        }
        self.open -= 1;
        self.out.push('}');
    }

    /// Cells that meet at alignment points, each after a semicolon.
    fn line_of_cells(&mut self, row: &[Cell<'_, '_>], tag: Option<&str>) {
        for (column, cell) in row.iter().enumerate() {
            if column > 0 {
                self.out.push_str("; ");
                self.out.push_str(ALIGN);
            }
            let starts_pair = column % 2 == 0;
            if column > 0 && starts_pair {
                self.out.push_str("; h(2em)");
            }
            // The converter counts what stands at the other side of the point as something to be added to.
            let left = column.checked_sub(1).and_then(|left| row.get(left)).filter(|_| !starts_pair);
            let before = match left {
                None => Before::Nothing,
                Some(left) if left.items.is_empty() => Before::Space,
                Some(_) => Before::Operand,
            };
            self.members_of_row(&cell.items, before, Size::Display);
        }
        if let Some(tag) = tag {
            for _ in row.len()..=2.max(row.len()) {
                self.out.push_str("; ");
                self.out.push_str(ALIGN);
            }
            self.out.push_str("; h(2em); ");
            self.text(tag);
        }
    }

    /// A table between brackets.
    pub(super) fn table(&mut self, table: &Table<'_, '_>, size: Size, delimiters: (&str, &str)) {
        // Typst sets cells one size below the matrix; here the size of the cells is what is known.
        let around = match table.size {
            Size::Display | Size::Text => Size::Display,
            Size::Script => Size::Text,
            Size::ScriptScript => Size::Script,
        };
        if around == size {
            self.matrix(table, delimiters);
        } else {
            self.call(around.function(), |writer| writer.matrix(table, delimiters));
        }
    }

    fn matrix(&mut self, table: &Table<'_, '_>, (open, close): (&str, &str)) {
        self.call("math.mat", |writer| {
            writer.out.push_str("delim: ");
            if open.is_empty() && close.is_empty() {
                writer.out.push_str("none");
            } else {
                writer.call("", |writer| {
                    writer.delimiter(open);
                    writer.out.push_str(", ");
                    writer.delimiter(close);
                });
            }
            writer.look(table);
            for (place, row) in table.rows.iter().enumerate() {
                writer.out.push_str(", ");
                writer.call("", |writer| {
                    if table.is_paired {
                        writer.paired(row, table.tag(place));
                    } else {
                        writer.cells(table, row, table.tag(place));
                    }
                    // An array of one needs the comma; to the others it does nothing.
                    writer.out.push(',');
                });
            }
        });
    }

    fn delimiter(&mut self, text: &str) {
        if text.is_empty() {
            self.out.push_str("none");
        } else {
            self.text(text);
        }
    }

    /// Gaps and lines of a matrix.
    fn look(&mut self, table: &Table<'_, '_>) {
        match table.side() {
            Some(Side::Left) => self.out.push_str(", align: left, column-gap: 1em"),
            Some(Side::Right) => self.out.push_str(", align: right"),
            _ if table.tags.iter().any(Option::is_some) => self.out.push_str(", column-gap: 2em"),
            _ => {}
        }
        if table.size == Size::Display {
            self.out.push_str(", row-gap: 0.5em");
        }
        let list = |name: &str, lines: &[usize]| {
            let lines: String = lines.iter().map(|line| format!("{line},")).collect();
            if lines.is_empty() { String::new() } else { format!("{name}: ({lines}),") }
        };
        let lines = list("hline", &table.across) + &list("vline", &table.down);
        if !lines.is_empty() {
            let stroke = if table.is_solid { "" } else { "stroke: (dash: \"dashed\")" };
            self.out.push_str(&format!(", augment: ({lines}{stroke})"));
        }
    }

    /// A row whose columns stand in pairs, as one cell.
    fn paired(&mut self, row: &[Cell<'_, '_>], tag: Option<&str>) {
        self.call("math.display", |writer| {
            writer.out.push_str("{[]");
            writer.line_of_cells(row, tag);
            writer.out.push('}');
        });
    }

    fn cells(&mut self, table: &Table<'_, '_>, row: &[Cell<'_, '_>], tag: Option<&str>) {
        let is_mixed = table.side().is_none();
        for (place, cell) in row.iter().enumerate() {
            if place > 0 {
                self.out.push_str(", ");
            }
            let name = if table.size == Size::Display { "math.display" } else { "" };
            let aligned = |writer: &mut Writer| match cell.side {
                Side::Centre => writer.row(&cell.items, table.size),
                _ if !is_mixed => writer.row(&cell.items, table.size),
                Side::Left => {
                    writer.out.push_str("{[]; ");
                    writer.out.push_str(ALIGN);
                    writer.members_of_row(&cell.items, Before::Nothing, table.size);
                    writer.out.push('}');
                }
                Side::Right => {
                    writer.out.push_str("{[]");
                    writer.members_of_row(&cell.items, Before::Nothing, table.size);
                    writer.out.push_str("; ");
                    writer.out.push_str(ALIGN);
                    writer.out.push('}');
                }
            };
            if name.is_empty() {
                aligned(self);
            } else {
                self.call(name, aligned);
            }
        }
        if let Some(tag) = tag {
            self.out.push_str(", ");
            self.text(tag);
        }
    }
}
