//! A certificate of professional competence.

use kernel::Lang;

use super::words::{check, n, signature};
use crate::example::contract::day;
use crate::layout::{Certificate, NamesFact, same};

/// A certificate of professional competence.
pub fn certificate(langs: &[Lang]) -> Certificate {
    Certificate {
        langs: langs.to_vec(),
        issuer: n(
            "Инновациялық Еуразия университеті · «Ақсу ферроқорытпа зауыты» АҚ",
            "Инновационный Евразийский университет · АО «Аксуский завод ферросплавов»",
            "Innovative University of Eurasia · Aksu Ferroalloy Plant JSC",
        ),
        title: n(
            "Кәсіптік құзырет сертификаты",
            "Сертификат профессиональной компетенции",
            "Certificate of professional competence",
        ),
        number: "PAV-2027-000214".into(),
        day: day(2027, 4, 20),
        day_text: n("2027 ж. 20 сәуір", "20 апреля 2027 г.", "20 April 2027"),
        lead: n("Осы сертификат мынаны растайды:", "Настоящим подтверждается, что", "This certifies that"),
        holder: n("Серікбаева Әсел Нұрланқызы", "Серикбаева Асель Нурлановна", "Assel Serikbayeva"),
        statement: n(
            "дуальды оқыту бағдарламасын аяқтап, «өнеркәсіптік автоматика технигі» кәсібі бойынша өндірістік емтихан тапсырды.",
            "завершила программу дуального обучения и сдала производственный экзамен по профессии «техник промышленной автоматики».",
            "has completed dual training and passed the production exam in the profession of industrial automation technician.",
        ),
        outcomes: vec![
            n(
                "Технологиялық процестің өлшеу арналарын жобалайды және калибрлейді",
                "Проектирует и калибрует измерительные каналы",
                "Designs and calibrates the measuring channels of a process",
            ),
            n(
                "Өнеркәсіптік контроллерлерді бағдарламалайды, реттеу контурларын баптайды",
                "Программирует контроллеры, настраивает контуры регулирования",
                "Programs industrial controllers and tunes control loops",
            ),
            n(
                "Роботтандырылған ұяшықты іске қосады, қауіпсіздік тізбектерін тексереді",
                "Запускает роботизированную ячейку, проверяет цепи безопасности",
                "Commissions a robotic cell and verifies its safety circuits",
            ),
        ],
        facts: vec![
            NamesFact::new(
                n("Бағдарлама", "Программа", "Programme"),
                n(
                    "6B07101 Автоматтандыру және роботтандыру",
                    "6B07101 Автоматизация и роботизация",
                    "6B07101 Automation and robotics",
                ),
            ),
            NamesFact::new(
                n("Өндірістік емтихан", "Производственный экзамен", "Production exam"),
                n(
                    "12.04.2027, PE-2027-04 хаттамасы",
                    "12.04.2027, протокол PE-2027-04",
                    "12.04.2027, protocol PE-2027-04",
                ),
            ),
            NamesFact::new(n("Баға", "Оценка", "Grade"), same("91 · A-")),
        ],
        signatures: vec![
            signature(n("Комиссия төрағасы", "Председатель комиссии", "Chair of the commission"), "Ахметов Д. Қ."),
            signature(n("Проректор", "Проректор", "Vice-rector"), "Омарова Г. С."),
        ],
        key_id: "did:web:qosar.example#key-2027-1".into(),
        check: check("PAV-2027-000214"),
    }
}
