<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es_US" sourcelanguage="en_US">
  <context>
    <name>FieldNotes</name>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>A PIN needs at least {least} characters.</source>
      <translation>Un PIN necesita al menos {least} caracteres.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>A clinical fact goes to the other side with a reason. Choose the basis for sharing first.</source>
      <translation>Un dato clínico pasa al otro lado con un motivo. Elija primero la base para compartirlo.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>A code has {wanted} characters; this one has {found}. Read it again, from the paper or with whoever says it.</source>
      <translation>Un código tiene {wanted} caracteres; este tiene {found}. Léalo otra vez, del papel o con quien se lo dicta.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>A file that belongs to a note is damaged. Restore it from a backup; everything else is here.</source>
      <translation>Un archivo que pertenece a una nota está dañado. Restáurelo de una copia de seguridad; todo lo demás está aquí.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>A file that belongs to a note is missing beside the vault. Restore it from a backup; everything else is here.</source>
      <translation>Falta junto a la bóveda un archivo que pertenece a una nota. Restáurelo de una copia de seguridad; todo lo demás está aquí.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>A laptop with this identity is enrolled already. The code is closed; start again with a new one.</source>
      <translation>Ya hay inscrita una computadora con esta identidad. El código se cerró; empiece con uno nuevo.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>A note here ({kind}) was written in a form that this FieldNotes does not know. It is kept; update this laptop to read it.</source>
      <translation>Una nota de aquí ({kind}) se escribió en una forma que este FieldNotes no conoce. Se conserva; actualice esta laptop para leerla.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>A note here was written by a newer FieldNotes. It is kept; update this laptop to read it.</source>
      <translation>Una nota de aquí la escribió un FieldNotes más nuevo. Se conserva; actualice esta laptop para leerla.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>A note here was written in a form that this FieldNotes does not know. It is kept; update this laptop to read it.</source>
      <translation>Una nota de aquí se escribió en una forma que este FieldNotes no conoce. Se conserva; actualice esta laptop para leerla.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>A part of a bundle has at least 1 MB.</source>
      <translation>Una parte de un paquete tiene al menos 1 MB.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>A passphrase is needed. Type it when asked, or give it as a line on standard input.</source>
      <translation>Hace falta una frase de paso. Escríbala cuando se le pida, o póngala como una línea en la entrada estándar.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>A passphrase needs at least {least} characters. Five ordinary words make a good one.</source>
      <translation>Una frase de paso necesita al menos {least} caracteres. Cinco palabras comunes hacen una buena.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>A police request may be answered with the eight items only (45 CFR 164.512(f)(2)).</source>
      <translation>Una solicitud de la policía se puede contestar solo con los ocho datos (45 CFR 164.512(f)(2)).</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>A receiver wants at most {most} things: more is not read at the door. Nothing was stored.</source>
      <translation>Quien recibe pide a lo sumo {most} cosas: más no se lee en la puerta. No se guardó nada.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>A recipient of this kind does not need this part.</source>
      <translation>Un destinatario de este tipo no necesita esta parte.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>A referral to this service could itself tell of treatment, so the clinician writes it. Hand the pen over first.</source>
      <translation>Una remisión a este servicio podría revelar por sí misma un tratamiento, así que la escribe el clínico. Pase primero la pluma.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>A release belongs to a person. Add the person first, then take the release.</source>
      <translation>Una autorización pertenece a una persona. Agregue primero a la persona y luego tome la autorización.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>A release of counseling notes stands alone; this one names other things too.</source>
      <translation>Una autorización de notas de consejería va sola; esta nombra también otras cosas.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>A release of this kind does not reach this recipient.</source>
      <translation>Una autorización de este tipo no alcanza a este destinatario.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>A release that covers treatment is taken by the clinician. Hand the pen over first.</source>
      <translation>Una autorización que cubre un tratamiento la toma el clínico. Pase primero la pluma.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>A set holds at least one phrase and at most {most}.</source>
      <translation>Un conjunto tiene al menos una frase y como máximo {most}.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>A station needs a name that people know it by, of at most 80 characters.</source>
      <translation>La estación necesita un nombre por el que la gente la conozca, de 80 caracteres como máximo.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>A written request says until when: write the day. Without one it is by word of mouth and lasts thirty days at most.</source>
      <translation>Una petición por escrito dice hasta cuándo: escriba el día. Sin él es verbal y dura treinta días como máximo.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>An addition itself cannot be added to; add to what was signed, or take it back.</source>
      <translation>A un agregado no se le agrega nada; agregue a lo firmado, o retírelo.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>An address of a station looks like station.example:8443; "{address}" does not.</source>
      <translation>Una dirección de estación se parece a station.example:8443; «{address}» no.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>Another laptop used this code first. Tell the administrator now: only one of you should join.</source>
      <translation>Otra computadora usó antes este código. Avise ya al administrador: solo una de las dos debe unirse.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>Answer {number} is too long for its box. Shorten it a little.</source>
      <translation>La respuesta {number} es demasiado larga para su cuadro. Acórtela un poco.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>At most {most} clocks of your own can be kept.</source>
      <translation>Se pueden guardar a lo sumo {most} plazos propios.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>Choose first on what basis this may leave.</source>
      <translation>Elija primero con qué base puede salir esto.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>Choose on what basis this clinical fact may be shared.</source>
      <translation>Elija con qué base se puede compartir este dato clínico.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>Choose what came of it.</source>
      <translation>Elija qué resultó.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>Choose what this is: an addition, a correction, a late entry or a retraction.</source>
      <translation>Elija qué es esto: un agregado, una corrección, una entrada tardía o una retractación.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>Choose what this person is in this call: the person we came for, a caller, a witness, family.</source>
      <translation>Elija qué es esta persona en esta llamada: la persona por quien vinimos, quien llamó, un testigo, familia.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>Choose where the packet is saved.</source>
      <translation>Elija dónde se guarda el paquete.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>Choose where the referral stands.</source>
      <translation>Elija en qué va la remisión.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>Choose where the shared line goes: the safety summary or the person's page.</source>
      <translation>Elija adónde va la línea compartida: al resumen de seguridad o a la página de la persona.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>Choose which part to sign.</source>
      <translation>Elija qué parte firma.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>Choose why it does not belong here.</source>
      <translation>Elija por qué no pertenece aquí.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>Choose why you think that these two are one person.</source>
      <translation>Elija por qué cree que estas dos son una misma persona.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>Clinical words do not go to the police on this basis.</source>
      <translation>Las palabras clínicas no van a la policía con esta base.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>Directories are kept for the whole agency, so an administrator or supervisor imports them. Ask yours; everybody may look at the report alone (--check).</source>
      <translation>Los directorios se guardan para toda la agencia, así que los importa un administrador o supervisor. Pídaselo al suyo; el informe solo lo puede ver cualquiera (--check).</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>Every time of this call is stamped.</source>
      <translation>Todas las horas de esta llamada están marcadas.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>FieldNotes does not know this person on this laptop. Check the name, or ask the administrator to add them.</source>
      <translation>FieldNotes no conoce a esta persona en esta laptop. Revise el nombre, o pida al administrador que la agregue.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>FieldNotes does not know this time of a call.</source>
      <translation>FieldNotes no conoce esta hora de una llamada.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>FieldNotes is already open on this vault. Use that window, or close it first.</source>
      <translation>FieldNotes ya está abierto con esta bóveda. Use esa ventana, o ciérrela primero.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>FieldNotes made a mistake of its own ({code}). What you wrote is saved; tell your administrator.</source>
      <translation>FieldNotes cometió un error propio ({code}). Lo que escribió está guardado; avise a su administrador.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>FieldNotes made a mistake of its own. What you wrote is saved; lock, sign in again, and tell your administrator.</source>
      <translation>FieldNotes cometió un error propio. Lo que escribió está guardado; bloquee, inicie sesión otra vez y avise a su administrador.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>FieldNotes may not write into {folder}. Check who may write there, or pick another folder.</source>
      <translation>FieldNotes no puede escribir en {folder}. Revise quién puede escribir ahí, o elija otra carpeta.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>Five wrong PINs: sign in with the passphrase. Everything written is saved.</source>
      <translation>Cinco PIN equivocados: entre con la frase de paso. Todo lo escrito está guardado.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>Five wrong tries: this sign-in is locked until a supervisor releases it, here or by phone. What was written is safe.</source>
      <translation>Cinco intentos equivocados: esta entrada queda bloqueada hasta que un supervisor la libere, aquí o por teléfono. Lo escrito está a salvo.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>Give it a title: what it shows, in a few words.</source>
      <translation>Póngale un título: qué muestra, en pocas palabras.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>Give the words that are wrong, as they stand in what was signed.</source>
      <translation>Dé las palabras equivocadas, como están en lo firmado.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>It cannot have been noticed later than now.</source>
      <translation>No se pudo notar después de ahora.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>It left on {left}; it cannot have been noticed before.</source>
      <translation>Salió el {left}; no se pudo notar antes.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>It stands here since {kept}; it cannot have been noticed later.</source>
      <translation>Está aquí desde {kept}; no se pudo notar después.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>Line {line} of the letter: there is no fact called {name}. Facts stand in resources/vocabulary/receiver_fact.json; nothing was stored.</source>
      <translation>Línea {line} de la carta: no hay ningún dato que se llame {name}. Los datos están en resources/vocabulary/receiver_fact.json; no se guardó nada.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>Line {line} of the letter: this receiver must not get {name}. Take the sentence out; nothing was stored.</source>
      <translation>Línea {line} de la carta: a este destinatario no le puede llegar {name}. Quite la oración; no se guardó nada.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>More than one person here is called {name}. Give the whole name.</source>
      <translation>Aquí hay más de una persona llamada {name}. Ponga el nombre completo.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>No PIN was set in this session. Use the passphrase.</source>
      <translation>No se puso ningún PIN en esta sesión. Use la frase de paso.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>No certificate of the agency is kept here. An administrator hands one in with `fieldnotes agency certificate import FILE`.</source>
      <translation>Aquí no hay ningún certificado de la agencia. Un administrador lo entrega con `fieldnotes agency certificate import FILE`.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>No clock of yours can be read from “{words}”: write days, a space and who is told, as in “30 State attorney general (rule)”, at most {most} days, with ; between them.</source>
      <translation>De «{words}» no se puede leer ningún plazo: escriba los días, un espacio y a quién se avisa, como en «30 Fiscal general del estado (regla)», a lo sumo {most} días, con ; entre ellos.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>No station or laptop here is called {name}. Known are: {names}.</source>
      <translation>Ninguna estación ni computadora de aquí se llama {name}. Se conocen: {names}.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>Nobody has read the suggested letter yet. Read it, change what is not right, and say that it is yours; then the packet can leave.</source>
      <translation>Nadie ha leído todavía la carta propuesta. Léala, cambie lo que no esté bien y diga que es suya; entonces el paquete puede salir.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>Nobody is signed in. Sign in first; what was written is safe.</source>
      <translation>Nadie ha iniciado sesión. Hágalo primero; lo escrito está a salvo.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>Nobody is waiting to be let in here any more.</source>
      <translation>Aquí ya nadie espera que le den acceso.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>Nobody of the team is called {name}. Give the name or the initials as the agency has them.</source>
      <translation>Nadie del equipo se llama {name}. Escriba el nombre o las iniciales como los tiene la agencia.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>Nobody releases their own sign-in. Ask another supervisor.</source>
      <translation>Nadie libera su propia entrada. Pídaselo a otro supervisor.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>Nobody was named for this laptop, so nobody could sign in to it. Start again with a new code that says who gets a seat (--for NAME).</source>
      <translation>No se nombró a nadie para esta laptop, así que nadie podría entrar. Empiece con un código nuevo que diga quién recibe un lugar (--for NOMBRE).</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>Note how the person's identity was checked.</source>
      <translation>Anote cómo se comprobó la identidad de la persona.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>Note the date of the court order.</source>
      <translation>Anote la fecha de la orden judicial.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>Note the number of the court order.</source>
      <translation>Anote el número de la orden judicial.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>Note what it is asked for.</source>
      <translation>Anote para qué se pide.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>Note what the emergency is (42 CFR 2.51).</source>
      <translation>Anote cuál es la emergencia (42 CFR 2.51).</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>Note what the review is for.</source>
      <translation>Anote para qué es la revisión.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>Note what the threat is.</source>
      <translation>Anote cuál es la amenaza.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>Note which agency asks.</source>
      <translation>Anote qué agencia lo pide.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>Note which law requires it.</source>
      <translation>Anote qué ley lo exige.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>Note which parts the court ordered.</source>
      <translation>Anote qué partes ordenó el tribunal.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>Note who asks.</source>
      <translation>Anote quién lo pide.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>Note who receives it and where they work (42 CFR 2.51).</source>
      <translation>Anote quién lo recibe y dónde trabaja (42 CFR 2.51).</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>Note why this recipient can prevent it.</source>
      <translation>Anote por qué este destinatario puede evitarla.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>Nothing in a record is called “{name}”. The names stand in resources/holds/README.</source>
      <translation>Nada en un registro se llama «{name}». Los nombres están en resources/holds/README.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>Nothing in {name} looks like a directory of services. FieldNotes reads Human Services Data (CSV, JSON), Ohana, orservices and 211 exports.</source>
      <translation>Nada en {name} parece un directorio de servicios. FieldNotes lee Human Services Data (CSV, JSON), Ohana, orservices y exportaciones del 211.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>Nothing is chosen to go into the packet. Choose at least one part.</source>
      <translation>No se eligió nada para el paquete. Elija al menos una parte.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>Nothing is drawn yet.</source>
      <translation>Todavía no hay nada dibujado.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>Nothing of that lies in quarantine. `fieldnotes station quarantine` says what does.</source>
      <translation>Nada de eso está en cuarentena. `fieldnotes station quarantine` dice qué hay.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>Nothing of your colleagues waits for a review here.</source>
      <translation>Aquí nada de sus colegas espera revisión.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>One note is larger than the station takes. It is kept here; tell whoever looks after the station.</source>
      <translation>Una nota es más grande de lo que acepta la estación. Está guardada aquí; avise a quien cuida la estación.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>One part of this installation does not work. Install FieldNotes again; your notes are not touched.</source>
      <translation>Una parte de esta instalación no funciona. Instale FieldNotes otra vez; sus notas no se tocan.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>Only a supervisor or an administrator can release a locked sign-in.</source>
      <translation>Solo un supervisor o un administrador puede liberar una entrada bloqueada.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>Only its author corrects an entry. You can add your own words below it.</source>
      <translation>Solo su autor corrige una entrada. Usted puede agregar sus palabras debajo.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>Only the clinician can share a clinical fact.</source>
      <translation>Solo el clínico puede compartir un dato clínico.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>Only whoever wrote or signed this takes it back, or a supervisor of theirs.</source>
      <translation>Esto lo retira solo quien lo escribió o firmó, o su supervisor.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>Parts of this PDF belong to different packets. Call whoever sent it before you rely on it.</source>
      <translation>Partes de este PDF son de paquetes distintos. Llame a quien lo mandó antes de confiar en él.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>Phrase {number}: a short name is letters and hyphens, at most 24.</source>
      <translation>Frase {number}: un nombre corto son letras y guiones, 24 como máximo.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>Phrase {number}: nothing can fill {name}. Gaps are {{person}}, {{time}} and ___.</source>
      <translation>Frase {number}: nada puede llenar {name}. Los huecos son {{person}}, {{time}} y ___.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>Phrase {number}: short name and text need the same languages as the title of the set.</source>
      <translation>Frase {number}: el nombre corto y el texto necesitan los mismos idiomas que el título del conjunto.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>Phrase {number}: the short name {name} is there twice in one language.</source>
      <translation>Frase {number}: el nombre corto {name} está dos veces en un idioma.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>Phrase {number}: the text is empty, longer than {most} letters, or begins or ends with a space.</source>
      <translation>Frase {number}: el texto está vacío, tiene más de {most} letras, o empieza o termina con un espacio.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>Phrase {number}: there is no section {name}. Codes stand in resources/vocabulary/section.json.</source>
      <translation>Frase {number}: no hay una sección {name}. Los códigos están en resources/vocabulary/section.json.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>Phrase {number}: {name} is no profession here. Use officer or clinician.</source>
      <translation>Frase {number}: {name} no es una profesión aquí. Use officer o clinician.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>Phrases hold for the whole agency, so an administrator or supervisor brings them in. Ask yours.</source>
      <translation>Las frases valen para toda la agencia, así que las incorpora un administrador o supervisor. Pregunte al suyo.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>Police words go only as facts for the receiver or hold facts.</source>
      <translation>Las palabras de la policía van solo como datos para quien recibe o como hechos de la retención.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>Reviewing is for supervisors of the same profession.</source>
      <translation>Revisan los supervisores de la misma profesión.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>Say how many people’s records it was: a number from 1.</source>
      <translation>Diga de cuántas personas eran los registros: un número desde 1.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>Say how they took it back: in writing, by word of mouth, by phone, or through somebody.</source>
      <translation>Diga cómo la retiró: por escrito, de palabra, por teléfono o por medio de alguien.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>Say to whom it was reported. Then record it.</source>
      <translation>Diga a quién se reportó. Después, regístrelo.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>Say what is to be done: call, visit, or in your own words.</source>
      <translation>Diga qué hay que hacer: llamar, visitar, o en sus palabras.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>Say what it is for.</source>
      <translation>Diga para qué es.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>Say what the report is about. Then record it.</source>
      <translation>Diga de qué trata el reporte. Después, regístrelo.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>Say what was found, who decided it, and why: all three are kept with it.</source>
      <translation>Diga qué se determinó, quién lo decidió y por qué: las tres cosas se guardan con el caso.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>Say when it happened: 21:12, about 21:10, or unknown.</source>
      <translation>Diga cuándo pasó: 21:12, cerca de las 21:10, o no se sabe.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>Say when it was made: 21:12, about 21:10, or unknown. Then record it.</source>
      <translation>Diga cuándo se hizo: 21:12, cerca de 21:10, o no se sabe. Después, regístrelo.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>Say when it was noticed: the clocks run from there.</source>
      <translation>Diga cuándo se notó: los plazos corren desde ahí.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>Say which agency, who asked for it, and what they said. Nothing was kept yet.</source>
      <translation>Diga qué organismo, quién lo pidió y qué dijo. Todavía no se guardó nada.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>Say who signs in with --user NAME. Here are: {names}.</source>
      <translation>Diga quién entra con --user NOMBRE. Aquí están: {names}.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>Say whom it is for: {names}.</source>
      <translation>Diga para quién es: {names}.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>Say why, in a few words.</source>
      <translation>Diga por qué, en pocas palabras.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>Several laptops are called {name}. Give one of these: {ids}.</source>
      <translation>Varias computadoras se llaman {name}. Dé una de estas: {ids}.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>Several processes need PostgreSQL. On the embedded database the station runs as one.</source>
      <translation>Varios procesos necesitan PostgreSQL. Con la base integrada, la estación funciona como uno solo.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>Somebody has answered this meanwhile.</source>
      <translation>Mientras tanto alguien ya contestó esto.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>Something between this laptop and the administrator does not fit the code, so nothing was believed. Start again with a new code; if it happens twice, do it on another network.</source>
      <translation>Algo entre esta computadora y el administrador no concuerda con el código, así que no se creyó nada. Empiece con un código nuevo; si pasa dos veces, hágalo en otra red.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>Something changed after it was shown to you. Look at it again, then sign.</source>
      <translation>Algo cambió después de que se le mostró. Mírelo otra vez y luego firme.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>Something is still empty here: {field}.</source>
      <translation>Aquí todavía falta algo: {field}.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>Stopped by hand. What was done stays done; the next meeting goes on from there.</source>
      <translation>Detenido a mano. Lo hecho queda hecho; el próximo contacto sigue desde ahí.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>Substance-use law: it needs its own written release.</source>
      <translation>Ley de uso de sustancias: necesita su propia autorización por escrito.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>Substance-use law: never on this basis.</source>
      <translation>Ley de uso de sustancias: nunca con esta base.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>Substance-use law: not in the release.</source>
      <translation>Ley de uso de sustancias: no está en la autorización.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>Substance-use law: proceedings need a release that stands alone (42 CFR 2.31(d)).</source>
      <translation>Ley de uso de sustancias: un proceso necesita una autorización aparte (42 CFR 2.31(d)).</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>Substance-use law: the order must be one under 42 CFR 2.61 to 2.67.</source>
      <translation>Ley de uso de sustancias: la orden debe ser de 42 CFR 2.61 a 2.67.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>Ten seconds have passed, so the stamp stays. Correct the time in the call's times.</source>
      <translation>Pasaron diez segundos, así que la marca se queda. Corrija la hora en las horas de la llamada.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>That PIN is too easy to guess. Mix the digits more.</source>
      <translation>Ese PIN es muy fácil de adivinar. Mezcle más los números.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>That day is over. Nothing is held back for it.</source>
      <translation>Ese día ya pasó. No se retiene nada por ello.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>That one-time code does not fit, and it was the last try. A supervisor can release the sign-in.</source>
      <translation>Ese código de un solo uso no corresponde, y era el último intento. Un supervisor puede liberar la entrada.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>That one-time code does not fit. One try is left before the sign-in locks.</source>
      <translation>Ese código de un solo uso no corresponde. Queda un intento antes de que se bloquee la entrada.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>That one-time code does not fit. {left} tries are left before the sign-in locks.</source>
      <translation>Ese código de un solo uso no corresponde. Quedan {left} intentos antes de que se bloquee la entrada.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>That passphrase does not open the certificate file. Ask whoever issued it.</source>
      <translation>Esa frase de paso no abre el archivo del certificado. Pregunte a quien lo emitió.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>That passphrase does not open {file}. Check which safe file it belongs to.</source>
      <translation>Esa frase de paso no abre {file}. Revise a qué archivo de la caja fuerte pertenece.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>That recovery code does not fit, and it was the last try. A supervisor can release the sign-in.</source>
      <translation>Ese código de recuperación no corresponde, y era el último intento. Un supervisor puede liberar la entrada.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>That recovery code does not fit. One try is left before the sign-in locks.</source>
      <translation>Ese código de recuperación no corresponde. Queda un intento antes de que se bloquee la entrada.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>That recovery code does not fit. {left} tries are left before the sign-in locks.</source>
      <translation>Ese código de recuperación no corresponde. Quedan {left} intentos antes de que se bloquee la entrada.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>That release code does not fit. Ask the supervisor to read it again.</source>
      <translation>Ese código de liberación no corresponde. Pida al supervisor que lo lea otra vez.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>That was not the PIN. One try is left; then the passphrase is needed.</source>
      <translation>Ese no era el PIN. Queda un intento; después hace falta la frase de paso.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>That was not the PIN. {left} tries are left; then the passphrase is needed.</source>
      <translation>Ese no era el PIN. Quedan {left} intentos; después hace falta la frase de paso.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>That was not the passphrase, and it was the last try. A supervisor can release the sign-in.</source>
      <translation>Esa no era la frase de paso, y era el último intento. Un supervisor puede liberar la entrada.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>That was not the passphrase. One try is left before the sign-in locks.</source>
      <translation>Esa no era la frase de paso. Queda un intento antes de que se bloquee la entrada.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>That was not the passphrase. {left} tries are left before the sign-in locks.</source>
      <translation>Esa no era la frase de paso. Quedan {left} intentos antes de que se bloquee la entrada.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>The administrator's six digits were different, so this laptop was not let in. Start again with a new code.</source>
      <translation>Los seis dígitos del administrador eran distintos, así que esta computadora no fue admitida. Empiece con un código nuevo.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>The agency took this laptop, or whoever signed in, out. What was written was handed to the station first; the keys are erased here. Speak with your administrator today.</source>
      <translation>La agencia retiró esta laptop, o a quien inició sesión. Lo escrito se entregó antes a la estación; las claves se borraron aquí. Hable hoy con su administrador.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>The audit trail is read by supervisors and administrators. Ask yours.</source>
      <translation>El registro de auditoría lo leen supervisores y administradores. Pregunte a los suyos.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>The backup {file} is not whole and was not used. Nothing here was changed; try the one before it.</source>
      <translation>La copia de seguridad {file} no está completa y no se usó. Aquí no cambió nada; pruebe la anterior.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>The backup {name} belongs to another vault. Nothing here was changed.</source>
      <translation>La copia de seguridad {name} es de otra bóveda. Aquí no cambió nada.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>The backup {name} is damaged and was not used. Nothing here was changed; try the one before it.</source>
      <translation>La copia de seguridad {name} está dañada y no se usó. Aquí no cambió nada; pruebe la anterior.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>The bundle could not be written to {name}. Look whether the stick is in and may be written to; what was there before is as it was.</source>
      <translation>No se pudo escribir el paquete en {name}. Mire si la memoria está puesta y se puede escribir; lo que había sigue igual.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>The bundle in {name} is for another laptop or another station. It stays as it is.</source>
      <translation>El paquete en {name} es para otra computadora u otra estación. Queda como está.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>The certificate of {name} expired on {day}. Ask its issuer for a new one; an administrator hands it in.</source>
      <translation>El certificado de {name} venció el {day}. Pida uno nuevo a quien lo emitió; un administrador lo entrega.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>The certificate of {name} is valid from {day} only. Until then packets are not signed with it; check this laptop's clock if that day is over.</source>
      <translation>El certificado de {name} vale solo desde el {day}. Hasta entonces no se firman paquetes con él; si ese día ya pasó, revise el reloj de esta laptop.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>The certificate of {name} was not issued for signing documents. Ask its issuer for one whose key usage allows digital signatures.</source>
      <translation>El certificado de {name} no se emitió para firmar documentos. Pida uno cuyo uso de clave permita firmas digitales.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>The character {character} cannot be printed yet. Write the name in another way as well.</source>
      <translation>El carácter {character} todavía no se puede imprimir. Escriba el nombre también de otra manera.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>The court order does not name this part.</source>
      <translation>La orden judicial no nombra esta parte.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>The database has {setting} switched off, so a power cut could lose what the station confirmed. Switch it on in postgresql.conf, then start the station again.</source>
      <translation>La base de datos tiene {setting} apagado, así que un corte de luz podría perder lo que la estación confirmó. Enciéndalo en postgresql.conf e inicie de nuevo la estación.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>The database library on this machine ({version}) has a fault that can damage notes. FieldNotes does not start with it; install the packaged FieldNotes.</source>
      <translation>La biblioteca de base de datos de esta máquina ({version}) tiene una falla que puede dañar notas. FieldNotes no arranca con ella; instale el FieldNotes empaquetado.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>The database library on this machine cannot encrypt. FieldNotes does not start with it; install the packaged FieldNotes.</source>
      <translation>La biblioteca de base de datos de esta máquina no puede cifrar. FieldNotes no arranca con ella; instale el FieldNotes empaquetado.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>The day on which somebody was told is no day from when it was noticed until today, or nobody has to tell them.</source>
      <translation>El día en que se avisó no está entre el día en que se notó y hoy, o a esa persona no hay que avisarle.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>The demonstration is not part of this installation.</source>
      <translation>La demostración no es parte de esta instalación.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>The directory "{name}" was imported here, but its stored package is gone or damaged. Import it again.</source>
      <translation>El directorio "{name}" se importó aquí, pero su paquete guardado falta o está dañado. Impórtelo otra vez.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>The disk did not take what was written to {file}. Keep this window open, and check the disk; FieldNotes tries again.</source>
      <translation>El disco no aceptó lo que se escribió en {file}. Deje abierta esta ventana y revise el disco; FieldNotes lo intenta otra vez.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>The disk is full. Free some space; what is on the screen is kept until it can be saved.</source>
      <translation>El disco está lleno. Libere espacio; lo que está en la pantalla se conserva hasta que se pueda guardar.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>The end of a laptop's numbers is one to four letters or digits, such as 12 or B.</source>
      <translation>El final de los números de una laptop son de una a cuatro letras o cifras, como 12 o B.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>The field “{name}” is a signature: it is signed by hand and never filled.</source>
      <translation>El campo “{name}” es una firma: se firma a mano y nunca se llena.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>The file with the notes (log.db) is gone from the vault's folder. Restore the newest backup; the keys are here.</source>
      <translation>El archivo con las notas (log.db) falta en la carpeta de la bóveda. Restaure la copia más nueva; las llaves están aquí.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>The file {file} of this vault is damaged. Nothing was changed; restore it from a backup.</source>
      <translation>El archivo {file} de esta bóveda está dañado. No cambió nada; restáurelo de una copia de seguridad.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>The file {name} is empty. Ask the sender for it again.</source>
      <translation>El archivo {name} está vacío. Pídalo otra vez a quien lo mandó.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>The files of this vault do not belong together. Nothing was changed; put back the whole folder, or restore a backup.</source>
      <translation>Los archivos de esta bóveda no van juntos. No cambió nada; ponga de vuelta toda la carpeta, o restaure una copia de seguridad.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>The folder {folder} is gone. Connect its drive again; what is on the screen is kept.</source>
      <translation>La carpeta {folder} ya no está. Conecte otra vez su unidad; lo que está en la pantalla se conserva.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>The folder {folder} is not there. Check that the drive is connected, or name another folder.</source>
      <translation>La carpeta {folder} no está ahí. Revise que la unidad esté conectada, o nombre otra carpeta.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>The form for {number} came back with nothing ticked or written. Call them and ask.</source>
      <translation>El formulario de {number} volvió sin nada marcado ni escrito. Llame y pregunte.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>The form has no field called “{name}”. Check how it is written.</source>
      <translation>El formulario no tiene un campo llamado «{name}». Revise cómo está escrito.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>The key does not open {file}. It may come from another laptop or be damaged; it was left as it is.</source>
      <translation>La llave no abre {file}. Puede venir de otra laptop o estar dañado; se dejó como estaba.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>The key file {file} and its previous copy cannot be read. The notes are still sealed and whole; restore keys.json from a backup, or call your administrator.</source>
      <translation>El archivo de llaves {file} y su copia anterior no se pueden leer. Las notas siguen selladas y completas; restaure keys.json de una copia de seguridad, o llame a su administrador.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>The key of {name} is too short or of a kind that packets cannot carry. Ask for RSA with 2048 bits or more, or for ECDSA (P-256, P-384, P-521).</source>
      <translation>La clave de {name} es demasiado corta o de un tipo que los paquetes no pueden llevar. Pida RSA de 2048 bits o más, o ECDSA (P-256, P-384, P-521).</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>The laptop asked for a seat that was not offered. The code is closed; start again with a new one.</source>
      <translation>La computadora pidió un lugar que no se ofreció. El código se cerró; empiece con uno nuevo.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>The letter has no sentence that can be read as text (UTF-8). Nothing was stored.</source>
      <translation>La carta no tiene ninguna oración que se pueda leer como texto (UTF-8). No se guardó nada.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>The letter {name} is not beside the profile. Put it into the same folder; nothing was stored.</source>
      <translation>La carta {name} no está junto al perfil. Póngala en la misma carpeta; no se guardó nada.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>The new passphrase is the old one. Pick another.</source>
      <translation>La frase de paso nueva es la misma de antes. Elija otra.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>The notes could not be opened ({code}). They are kept as they are; call your administrator.</source>
      <translation>Las notas no se pudieron abrir ({code}). Se conservan como están; llame a su administrador.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>The outbox folder holds too many sheets with this number. Clear it, or read the sheet by phone or print it.</source>
      <translation>La carpeta de salida tiene demasiadas hojas con este número. Vacíela, o lea la hoja por teléfono o imprímala.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>The packet could not be written there. It is recorded as not sent; check the folder or the stick and save it again.</source>
      <translation>El paquete no se pudo escribir ahí. Queda registrado como no enviado; revise la carpeta o la memoria USB y guárdelo otra vez.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>The packet is not ready to leave: something it needs is still missing. The list beside it says what.</source>
      <translation>El paquete no está listo para salir: todavía le falta algo. La lista al lado dice qué.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>The packet number in this PDF is not one that FieldNotes gives. Treat the file with care.</source>
      <translation>El número de paquete en este PDF no es de los que da FieldNotes. Trate el archivo con cuidado.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>The part "{part}" may not leave this way ({reason}). Take it out, or record what is missing.</source>
      <translation>La parte "{part}" no puede salir así ({reason}). Quítela, o registre lo que falta.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>The person refused this release.</source>
      <translation>La persona no quiso dar esta autorización.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>The person took the release back.</source>
      <translation>La persona retiró la autorización.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>The picture could not be written to {name}. Check that the folder is there and may be written to.</source>
      <translation>No se pudo escribir la imagen en {name}. Compruebe que la carpeta existe y se puede escribir.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>The picture of the code is written as .png or .svg. Give a file name that ends so.</source>
      <translation>La imagen del código se escribe como .png o .svg. Dé un nombre de archivo que termine así.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>The profile is not complete: look at {field}. See resources/letters/README.md; nothing was stored.</source>
      <translation>El perfil no está completo: revise {field}. Vea resources/letters/README.md; no se guardó nada.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>The quarter of an hour of this code is over. Ask the administrator for a new one; nothing was changed.</source>
      <translation>Pasó el cuarto de hora de este código. Pida otro al administrador; no se cambió nada.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>The recovery files must not lie beside the notes. Pick a place outside {folder}, best a stick that goes into the safe.</source>
      <translation>Los archivos de recuperación no deben estar junto a las notas. Elija un lugar fuera de {folder}, mejor una memoria USB que vaya a la caja fuerte.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>The release codes for this laptop are used up. A supervisor has to sign in here to release it.</source>
      <translation>Los códigos de liberación de esta laptop se acabaron. Un supervisor tiene que entrar aquí para liberarla.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>The release does not name this part.</source>
      <translation>La autorización no nombra esta parte.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>The release does not say by what right somebody else signed.</source>
      <translation>La autorización no dice con qué derecho firmó otra persona.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>The release does not say that the person was told it may be passed on.</source>
      <translation>La autorización no dice que se informó a la persona que puede pasarse a otros.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>The release does not say that the person was told they may take it back.</source>
      <translation>La autorización no dice que se informó a la persona que puede retirarla.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>The release does not say to whom.</source>
      <translation>La autorización no dice para quién.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>The release does not say until when.</source>
      <translation>La autorización no dice hasta cuándo.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>The release does not say what follows from saying no.</source>
      <translation>La autorización no dice qué pasa si la persona se niega.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>The release does not say what for.</source>
      <translation>La autorización no dice para qué.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>The release does not say what information.</source>
      <translation>La autorización no dice qué información.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>The release does not say when it was signed.</source>
      <translation>La autorización no dice cuándo se firmó.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>The release does not say who may tell.</source>
      <translation>La autorización no dice quién puede informar.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>The release has run out.</source>
      <translation>La autorización ya venció.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>The release is not signed.</source>
      <translation>La autorización no está firmada.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>The release names another recipient.</source>
      <translation>La autorización nombra a otro destinatario.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>The report could not be written to {name}. Check that the folder is there and may be written to.</source>
      <translation>El informe no se pudo escribir en {name}. Revise que la carpeta exista y que se pueda escribir en ella.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>The safe file {file} is damaged. Use the other copy from the safe.</source>
      <translation>El archivo de la caja fuerte {file} está dañado. Use la otra copia de la caja fuerte.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>The set of phrases is not complete: look at {field}. See resources/phrases/README.md.</source>
      <translation>El conjunto de frases no está completo: mire {field}. Vea resources/phrases/README.md.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>The sheet could not be put into the outbox folder. It is recorded as not sent; read it by phone or print it, and check the folder.</source>
      <translation>La hoja no se pudo poner en la carpeta de salida. Queda registrada como no enviada; léala por teléfono o imprímala, y revise la carpeta.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>The signature of {packet} does not hold: something was changed after it was signed, or put behind it. Call whoever sent it before you rely on it.</source>
      <translation>La firma de {packet} no vale: algo se cambió después de firmarlo, o se agregó detrás. Llame a quien lo mandó antes de confiar en él.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>The six digits are not the same, so nothing was issued. Start again with a new code, and look at the laptop that is in front of you.</source>
      <translation>Los seis dígitos no son iguales, así que no se emitió nada. Empiece con un código nuevo y mire la computadora que tiene delante.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>The station and this laptop do not speak the same version. Update FieldNotes on whichever is older; everything written is kept here until then.</source>
      <translation>La estación y esta laptop no hablan la misma versión. Actualice FieldNotes en la más antigua; hasta entonces todo lo escrito está guardado aquí.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>The station answers, but cannot take anything just now. Everything written is kept here and is offered again soon.</source>
      <translation>La estación responde, pero ahora no puede recibir nada. Todo lo escrito se guarda aquí y se ofrece de nuevo pronto.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>The station belongs to no agency yet. Enrol a laptop that has the agency's vault first.</source>
      <translation>La estación aún no pertenece a ninguna agencia. Inscriba primero una computadora que tenga la bóveda de la agencia.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>The station does not answer at its addresses. Everything written is kept here; try again where its network reaches.</source>
      <translation>La estación no responde en sus direcciones. Todo lo escrito se guarda aquí; intente de nuevo donde llegue su red.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>The station does not know this laptop. An administrator enrols it; everything written is kept here until then.</source>
      <translation>La estación no conoce esta laptop. Un administrador la inscribe; hasta entonces todo lo escrito está guardado aquí.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>The station knows no laptop called {name}. `fieldnotes station devices` lists them.</source>
      <translation>La estación no conoce ninguna computadora llamada {name}. `fieldnotes station devices` las muestra.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>The station knows no such code. Look whether all characters are right; a code is good for a quarter of an hour, then the administrator shows a new one.</source>
      <translation>La estación no conoce este código. Revise todos los caracteres; un código vale un cuarto de hora, después el administrador muestra otro.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>The station may not write to its database. It is a copy that only follows, or the account lacks rights; give it rights to create tables.</source>
      <translation>La estación no puede escribir en su base de datos. Es una copia que solo sigue, o a la cuenta le faltan permisos; dele permiso para crear tablas.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>The station needs PostgreSQL {known} or newer; this one is {found}. Update it; nothing was changed.</source>
      <translation>La estación necesita PostgreSQL {known} o más nuevo; este es {found}. Actualícelo; no se cambió nada.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>The station's database does not answer, or does not let the station in. Check that PostgreSQL runs and that its address and password are right (a running station has them in station.json); laptops keep everything and come again.</source>
      <translation>La base de datos de la estación no responde o no la deja entrar. Compruebe que PostgreSQL funciona y que su dirección y contraseña son correctas (una estación en marcha las tiene en station.json); las laptops guardan todo y vuelven.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>The station's database was busy too long. Nothing was half kept; laptops come again by themselves.</source>
      <translation>La base de datos de la estación estuvo ocupada demasiado tiempo. Nada quedó a medias; las laptops vuelven por sí solas.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>The station's disk is full, so it takes nothing new. Everything is kept here and is offered again; tell whoever looks after the station.</source>
      <translation>El disco de la estación está lleno y no acepta nada nuevo. Todo se conserva aquí y se vuelve a ofrecer; avise a quien cuida la estación.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>The stick has {free_mb} MB free and the bundle needs {needed_mb} MB. Nothing was written; make room or take another one.</source>
      <translation>La memoria tiene {free_mb} MB libres y el paquete necesita {needed_mb} MB. No se escribió nada; haga espacio o use otra.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>The tip does not fit one screen: look at {field}. At most seven lines a part, two hundred letters a line.</source>
      <translation>El consejo no cabe en una pantalla: mire {field}. Como máximo siete líneas por parte y doscientas letras por línea.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>The tip is not complete: look at {field}. It needs a title, approach, words and avoid, each in the same languages, English among them.</source>
      <translation>El consejo no está completo: mire {field}. Necesita title, approach, words y avoid, cada uno en los mismos idiomas, entre ellos inglés.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>The two passphrases are not the same. Type the second again.</source>
      <translation>Las dos frases de paso no son iguales. Escriba otra vez la segunda.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>The vault lies on a network or shared drive ({file_system}). Notes can be damaged there; move the folder to the laptop's own disk.</source>
      <translation>La bóveda está en una unidad de red o compartida ({file_system}). Ahí las notas se pueden dañar; mueva la carpeta al disco propio de la laptop.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>The word list for passphrases is incomplete in this installation. Install FieldNotes again; your notes are not touched.</source>
      <translation>La lista de palabras para frases de paso está incompleta en esta instalación. Instale FieldNotes otra vez; sus notas no se tocan.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>The word list for passphrases is missing from this installation. Install FieldNotes again; your notes are not touched.</source>
      <translation>La lista de palabras para frases de paso falta en esta instalación. Instale FieldNotes otra vez; sus notas no se tocan.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>The zip {name} asks for a password. Unpack it first, then pick the folder.</source>
      <translation>El zip {name} pide una contraseña. Descomprímalo primero y luego elija la carpeta.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>The zip {name} is built like a trap (it would unpack to an enormous size or into other folders). It was left alone; ask the sender where it came from.</source>
      <translation>El zip {name} está hecho como una trampa (se abriría a un tamaño enorme o en otras carpetas). No se tocó; pregunte a quien lo mandó de dónde viene.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>The zip {name} is damaged and cannot be unpacked. Copy or download it again; nothing was changed here.</source>
      <translation>El zip {name} está dañado y no se puede descomprimir. Cópielo o descárguelo otra vez; aquí no cambió nada.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>There are no fields of ours in this PDF: it was printed, scanned or made anew. Read it and say under Referrals what it answers.</source>
      <translation>Este PDF no trae nuestros campos: se imprimió, se escaneó o se hizo de nuevo. Léalo y diga en Remisiones qué contesta.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>There is a kind of note here that this FieldNotes does not know. It is kept; update this laptop to read it.</source>
      <translation>Aquí hay un tipo de nota que este FieldNotes no conoce. Se conserva; actualice esta laptop para leerla.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>There is a slip in this code: one character does not fit the others. Read it again, from the paper or with whoever says it.</source>
      <translation>Hay un error en este código: un carácter no concuerda con los demás. Léalo otra vez, del papel o con quien se lo dicta.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>There is a station in {folder} already, and it stays as it is. Choose another folder with --data.</source>
      <translation>Ya hay una estación en {folder} y se queda como está. Elija otra carpeta con --data.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>There is already a recovery file here. Pick an empty folder.</source>
      <translation>Aquí ya hay un archivo de recuperación. Elija una carpeta vacía.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>There is already a vault in {folder}. Nothing was changed. Pick an empty folder for a new one.</source>
      <translation>Ya hay una bóveda en {folder}. No cambió nada. Elija una carpeta vacía para una nueva.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>There is no FieldNotes vault in this folder yet. Set up the agency first, or name the right folder.</source>
      <translation>Todavía no hay una bóveda de FieldNotes en esta carpeta. Prepare primero la agencia, o nombre la carpeta correcta.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>There is no backup in {name} yet. Make one first, or name the folder where backups lie.</source>
      <translation>Todavía no hay copia de seguridad en {name}. Haga una primero, o nombre la carpeta donde están las copias.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>There is no bundle of FieldNotes in {name}. Pick the folder or the stick where it was written.</source>
      <translation>No hay ningún paquete de FieldNotes en {name}. Elija la carpeta o la memoria donde se escribió.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>There is no certificate with its private key in this file, so nothing can be signed with it. Ask for an export with the key.</source>
      <translation>En este archivo no hay un certificado con su clave privada, así que no se puede firmar con él. Pida una exportación con la clave.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>There is no copy in that language yet. Choose English or Spanish.</source>
      <translation>Todavía no hay una copia en ese idioma. Elija inglés o español.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>There is no file {name}. Check how the path is written.</source>
      <translation>No hay ningún archivo {name}. Revise cómo está escrita la ruta.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>There is no release from this person yet.</source>
      <translation>Todavía no hay ninguna autorización de esta persona.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>There is no station in {folder}. Make one with `fieldnotes station init`, or name its folder with --data.</source>
      <translation>No hay ninguna estación en {folder}. Cree una con `fieldnotes station init`, o indique su carpeta con --data.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>There is no unfinished note of yours here.</source>
      <translation>Aquí no hay ninguna nota suya sin terminar.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>There is no {name} that says which fields are filled. See resources/holds/README.</source>
      <translation>No hay un {name} que diga qué campos se llenan. Vea resources/holds/README.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>There is nobody to write a bundle for: this laptop knows no station and no other laptop of the agency.</source>
      <translation>No hay para quién escribir un paquete: esta computadora no conoce ninguna estación ni otra computadora de la agencia.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>There is nothing at {name}. Check how the path is written, or pick the folder or file again.</source>
      <translation>No hay nada en {name}. Revise cómo está escrita la ruta, o elija otra vez el archivo o la carpeta.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>There is nothing called {name} to change. There are: {names}.</source>
      <translation>No hay nada llamado {name} que cambiar. Hay: {names}.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>There is nothing of yours to sign here yet.</source>
      <translation>Todavía no hay nada suyo que firmar aquí.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>These two are one call already.</source>
      <translation>Estos dos ya son una sola llamada.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>These two are one person already.</source>
      <translation>Estas dos ya son una misma persona.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>These words do not stand there in what was signed. Copy them as they are.</source>
      <translation>Estas palabras no están en lo firmado. Cópielas tal como están.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This PDF asks for its passphrase. It was shown once when the packet was saved.</source>
      <translation>Este PDF pide su frase de paso. Se mostró una sola vez cuando se guardó el paquete.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This PDF has no fields to fill in. Ask its publisher for the fillable one.</source>
      <translation>Este PDF no tiene campos para llenar. Pida a quien lo publica el que se puede llenar.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This PDF has no pages.</source>
      <translation>Este PDF no tiene páginas.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This PDF has {count} pages; up to {most} can be kept here. Take the pages that matter.</source>
      <translation>Este PDF tiene {count} páginas; aquí caben hasta {most}. Tome las páginas que importan.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This PDF is damaged and cannot be taken in. Ask for it again, or photograph the pages.</source>
      <translation>Este PDF está dañado y no se puede recibir. Pídalo otra vez o fotografíe las páginas.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This PDF is protected by a password. Ask for one without, or print it and photograph the pages.</source>
      <translation>Este PDF está protegido con contraseña. Pida uno sin ella, o imprímalo y fotografíe las páginas.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This PDF was changed after FieldNotes made it: its number {packet} does not stand everywhere as it should. Do not rely on it; ask the sender.</source>
      <translation>Este PDF se cambió después de que FieldNotes lo hizo: su número {packet} no está en todas partes como debería. No confíe en él; pregunte a quien lo mandó.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This PDF was not made by FieldNotes, so there is nothing to check it against.</source>
      <translation>Este PDF no lo hizo FieldNotes, así que no hay con qué compararlo.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This admin file is not of an administrator of this agency, or its administrator was taken out. Use the agency's present file.</source>
      <translation>Este archivo no es de un administrador de esta agencia, o ese administrador fue retirado. Use el archivo vigente de la agencia.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This answer does not belong to the question. Choose one of the answers shown.</source>
      <translation>Esta respuesta no pertenece a la pregunta. Elija una de las respuestas que se muestran.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This answer is none of those that can be chosen.</source>
      <translation>Esta respuesta no es una de las que se pueden elegir.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This answers {number}. No referral of that number is on this laptop for your sign-in: it may be another team's, not here yet, or your partner's to read.</source>
      <translation>Esto contesta a {number}. Con su entrada no hay en esta laptop ninguna remisión con ese número: puede ser de otro equipo, no haber llegado todavía, o que la lea su colega.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This basis does not reach a recipient of this kind. Choose another one.</source>
      <translation>Esta base no alcanza a un destinatario de este tipo. Elija otra.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This basis does not reach that far.</source>
      <translation>Esta base no alcanza para tanto.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This database holds a station already, and it stays as it is. Name an empty database.</source>
      <translation>Esta base de datos ya contiene una estación y se queda como está. Indique una base vacía.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This day is not clear. Write it like 3/8/1992 or 1992-03-08.</source>
      <translation>Este día no está claro. Escríbalo como 3/8/1992 (mes primero) o 1992-03-08.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This did not leave, so it is in nobody’s hands.</source>
      <translation>Esto no salió, así que no está en manos de nadie.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This disk does not promise to keep what is written when the power goes. Move the vault to the laptop's own disk.</source>
      <translation>Este disco no asegura que conserva lo escrito si se va la luz. Mueva la bóveda al disco propio de la laptop.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This drawing has too many lines to keep. Draw it in two.</source>
      <translation>Este dibujo tiene demasiados trazos para guardarlo. Hágalo en dos.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This encounter has {most} attachments already. Take one out first, or join pages into one PDF.</source>
      <translation>Este encuentro ya tiene {most} adjuntos. Saque uno primero, o junte páginas en un PDF.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This encounter is not on this laptop.</source>
      <translation>Este encuentro no está en esta laptop.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This entry was written by someone else. Add your own entry below it.</source>
      <translation>Esta entrada la escribió otra persona. Agregue su propia entrada debajo.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This file could not be read within its limits; it may be damaged or made to be a nuisance. It was left alone. Photograph it instead.</source>
      <translation>Este archivo no se pudo leer dentro de sus límites; puede estar dañado o hecho para molestar. Se dejó como está. Mejor fotografíelo.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This file has not come to this laptop yet: it is still at the station or on the laptop where it was added. The next sync brings it; the note itself is complete.</source>
      <translation>Este archivo todavía no ha llegado a esta computadora: sigue en la estación o en la computadora donde se agregó. La próxima sincronización lo trae; la nota misma está completa.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This file is empty. Take the photo or scan again, or ask for the file again.</source>
      <translation>Este archivo está vacío. Tome la foto o escanee otra vez, o pida el archivo de nuevo.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This file is far longer than a profile or a letter may be. Nothing was stored.</source>
      <translation>Este archivo es mucho más largo de lo que puede ser un perfil o una carta. No se guardó nada.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This file is far longer than a set of phrases may be. Nothing was stored.</source>
      <translation>Este archivo es mucho más largo de lo que puede ser un conjunto de frases. No se guardó nada.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This file is far longer than one screen. A tip is a few lines; nothing was stored.</source>
      <translation>Este archivo es mucho más largo que una pantalla. Un consejo son unas líneas; no se guardó nada.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This file is larger than {most} MB. Save it smaller, or photograph the pages one by one.</source>
      <translation>Este archivo pasa de {most} MB. Guárdelo más pequeño o fotografíe las páginas una por una.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This file is not JSON. See resources/letters/README.md for what a profile looks like; nothing was stored.</source>
      <translation>Este archivo no es JSON. Vea en resources/letters/README.md cómo es un perfil; no se guardó nada.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This file is not JSON. See resources/phrases/README.md for what a set of phrases looks like; nothing was stored.</source>
      <translation>Este archivo no es JSON. En resources/phrases/README.md se ve cómo es un conjunto de frases; no se guardó nada.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This file is not JSON. See resources/tips for what a tip looks like; nothing was stored.</source>
      <translation>Este archivo no es JSON. Vea en resources/tips cómo es un consejo; no se guardó nada.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This file is too large to be checked here.</source>
      <translation>Este archivo es demasiado grande para revisarlo aquí.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This file of holds cannot be used: {count} things are wrong, the first ({first}) at {where}.</source>
      <translation>Este archivo de retenciones no se puede usar: hay {count} fallas, la primera ({first}) en {where}.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This form has more than {most} pages. Keep only the pages that are filled in.</source>
      <translation>Este formulario tiene más de {most} páginas. Deje solo las que se llenan.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This form is larger than {most} MB. Ask for a smaller one from its publisher.</source>
      <translation>Este formulario pasa de {most} MB. Pida uno más pequeño a quien lo publica.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This form is not on this laptop. An administrator can hand it in.</source>
      <translation>Este formulario no está en esta laptop. Un administrador puede entregarlo.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This form opens in one maker’s reader only (XFA). Ask its publisher for a plain fillable PDF.</source>
      <translation>Este formulario solo se abre en el lector de un fabricante (XFA). Pida a quien lo publica un PDF común para llenar.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This form says {number}, and it was not made for the packet that left under that number. Call the receiver before you rely on it; nothing was taken over.</source>
      <translation>Este formulario dice {number}, pero no se hizo para el paquete que salió con ese número. Llame a quien lo recibió antes de confiar en él; no se tomó nada.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This holds for the whole agency, so an administrator or supervisor changes it. Ask yours.</source>
      <translation>Esto vale para toda la agencia, así que lo cambia la administración o una supervisión. Pídalo.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This is a HEIC photo, which this laptop cannot open. On the phone choose JPEG (“most compatible”), or share it as JPEG.</source>
      <translation>Es una foto HEIC, que esta laptop no puede abrir. En el teléfono elija JPEG («más compatible») o compártala como JPEG.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This is decided and closed. Open it again if more became known.</source>
      <translation>Esto está decidido y cerrado. Ábralo otra vez si se supo algo más.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This is kept on the {compartment} side, which is sealed from you.</source>
      <translation>Esto se guarda en el lado {compartment}, que está sellado para usted.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This is no picture FieldNotes knows. JPEG, PNG, WebP and TIFF pictures and PDFs can be added.</source>
      <translation>No es una imagen que FieldNotes conozca. Se pueden agregar imágenes JPEG, PNG, WebP y TIFF, y PDF.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This is no reason to tell the officer. Read what it says, or choose another one.</source>
      <translation>Esto no es motivo para decírselo al oficial. Lea lo que dice, o elija otro.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This is not a PDF, or it is damaged. Check which file was picked.</source>
      <translation>Esto no es un PDF, o está dañado. Revise qué archivo se eligió.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This is not a certificate file that FieldNotes reads. It wants a PKCS#12 file (.p12 or .pfx) with certificate and key; ask whoever issued it for a new export.</source>
      <translation>Este no es un archivo de certificado que FieldNotes lea. Hace falta un archivo PKCS#12 (.p12 o .pfx) con certificado y clave; pida una exportación nueva a quien lo emitió.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This is not a number FieldNotes can read. Write digits only.</source>
      <translation>FieldNotes no puede leer esto como número. Escriba solo cifras.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This is not an address of a PostgreSQL database. It looks like postgresql://user@host/name.</source>
      <translation>Esto no es una dirección de una base de datos PostgreSQL. Se parece a postgresql://usuario@equipo/nombre.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This is not possible here ({code}). Nothing was changed.</source>
      <translation>Esto no es posible aquí ({code}). No cambió nada.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This is not signed yet, so it can still be changed as it is.</source>
      <translation>Esto todavía no está firmado, así que se puede cambiar tal como está.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This is not the file with the release codes. Pick the one that set-up wrote for supervisors.</source>
      <translation>Este no es el archivo con los códigos de liberación. Elija el que la preparación escribió para los supervisores.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This is sealed for the {compartment} side, and nobody signed in here holds its key.</source>
      <translation>Esto está sellado para el lado {compartment}, y nadie de los que han entrado aquí tiene su llave.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This is signed, so it stays as it is. Add an addendum.</source>
      <translation>Esto está firmado, así que se queda como está. Agregue un anexo.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This kind of receiver does not need it and must not get it.</source>
      <translation>Este tipo de destinatario no lo necesita y no le puede llegar.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This kind of release is not known here; a newer FieldNotes made it.</source>
      <translation>Este tipo de autorización no se conoce aquí; la hizo un FieldNotes más nuevo.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This laptop and this station belong to different agencies. Nothing was changed.</source>
      <translation>Esta computadora y esta estación son de agencias distintas. No se cambió nada.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This laptop belongs to no station yet. Everything written is kept here; an administrator enrols it (fieldnotes enrol).</source>
      <translation>Esta laptop aún no pertenece a ninguna estación. Todo lo escrito se guarda aquí; un administrador la inscribe (fieldnotes enrol).</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This laptop could not start the part of FieldNotes that reads files. Nothing was added; close some programs and try again.</source>
      <translation>Esta laptop no pudo iniciar la parte de FieldNotes que lee archivos. No se agregó nada; cierre algunos programas e intente otra vez.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This laptop did not let FieldNotes go on ({code}). Nothing is lost; check disk and folder, then try again.</source>
      <translation>Esta laptop no dejó que FieldNotes siguiera ({code}). No se perdió nada; revise disco y carpeta, y pruebe otra vez.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This laptop does not let FieldNotes read that file. Check who may open it.</source>
      <translation>Esta laptop no deja que FieldNotes lea ese archivo. Revise quién puede abrirlo.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This laptop does not let FieldNotes read {name}. Check who may open it, or copy it to another folder.</source>
      <translation>Esta laptop no deja que FieldNotes lea {name}. Revise quién puede abrirlo, o cópielo a otra carpeta.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This laptop does not let FieldNotes read {name}. Check who may open it.</source>
      <translation>Esta laptop no deja que FieldNotes lea {name}. Revise quién puede abrirlo.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This laptop has brought as much as the station takes from one laptop in a day. Everything is kept here and is offered again; tell whoever looks after the station.</source>
      <translation>Esta laptop ha traído todo lo que la estación acepta de una laptop en un día. Todo se conserva aquí y se vuelve a ofrecer; avise a quien cuida la estación.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This laptop has no record of having sent {packet} in this form, as far as you may read. Ask the one who signed it.</source>
      <translation>Esta laptop no tiene registro de haber enviado {packet} en esta forma, hasta donde usted puede leer. Pregunte a quien lo firmó.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This laptop was taken out of the agency, and the station takes nothing from it. Speak with your administrator today; everything written is still here.</source>
      <translation>Esta laptop se sacó de la agencia, y la estación no acepta nada de ella. Hable hoy con su administrador; todo lo escrito sigue aquí.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This laptop was {days} days without its station. Sign in again where the station is in reach, or ask a supervisor: they sign in here or release you by phone. What was written is safe. If it was not that long, this laptop's clock is wrong.</source>
      <translation>Esta laptop estuvo {days} días sin su estación. Entre otra vez donde la estación esté al alcance, o pida ayuda a un supervisor: que inicie sesión aquí o le libere por teléfono. Lo escrito está a salvo. Si no fueron tantos días, el reloj de esta laptop está mal.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This laptop's own half of the key is gone (the system keyring was emptied or replaced). The printed recovery code still opens the notes.</source>
      <translation>La mitad de la llave propia de esta laptop ya no está (el llavero del sistema se vació o se reemplazó). El código de recuperación impreso todavía abre las notas.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This line was shared by someone else; only they can change it.</source>
      <translation>Esta línea la compartió otra persona; solo ella puede cambiarla.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This note is not on this laptop, or it is sealed from you.</source>
      <translation>Esta nota no está en esta laptop, o está sellada para usted.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This part is sealed from whoever is signed in. Its owner has to sign in.</source>
      <translation>Esta parte está sellada para quien ha iniciado sesión. Tiene que entrar su dueño.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This part is signed and closed. Add an addendum.</source>
      <translation>Esta parte está firmada y cerrada. Agregue un anexo.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This part is written by the other profession. You can read it and add your own entry.</source>
      <translation>Esta parte la escribe la otra profesión. Usted puede leerla y agregar su propia entrada.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This part was not checked. Open the packet again.</source>
      <translation>Esta parte no se revisó. Abra otra vez el paquete.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This passphrase could be guessed quickly. Add another word or two.</source>
      <translation>Esta frase de paso se podría adivinar rápido. Agregue una o dos palabras.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This passphrase does not open the PDF. Read it again from your note.</source>
      <translation>Esta frase de paso no abre el PDF. Léala otra vez de su nota.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This passphrase follows a row of keys or numbers. Pick words instead.</source>
      <translation>Esta frase de paso sigue una fila de teclas o números. Mejor elija palabras.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This passphrase holds a character that no keyboard types. Type it by hand.</source>
      <translation>Esta frase de paso tiene un carácter que ningún teclado escribe. Escríbala a mano.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This passphrase holds a name that others here know. Leave names out.</source>
      <translation>Esta frase de paso tiene un nombre que otros aquí conocen. No use nombres.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This passphrase is longer than FieldNotes can take. Shorten it a little.</source>
      <translation>Esta frase de paso es más larga de lo que FieldNotes acepta. Acórtela un poco.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This passphrase is on lists that guessers try first. Pick words of your own.</source>
      <translation>Esta frase de paso está en las listas que se prueban primero. Elija palabras propias.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This passphrase repeats itself. Add different words.</source>
      <translation>Esta frase de paso se repite. Agregue palabras distintas.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This person already has a passphrase on this laptop. Sign in with it, or with the recovery code.</source>
      <translation>Esta persona ya tiene una frase de paso en esta laptop. Entre con ella, o con el código de recuperación.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This person has not set a passphrase on this laptop yet. They need the one-time code from their administrator.</source>
      <translation>Esta persona todavía no ha puesto una frase de paso en esta laptop. Necesita el código de un solo uso de su administrador.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This person is not on this laptop, or was joined with another. Search for the name again.</source>
      <translation>Esta persona no está en esta laptop, o se unió con otra. Busque el nombre otra vez.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This person is not signed in here any more. Sign in again; what was written is safe.</source>
      <translation>Esta persona ya no tiene sesión aquí. Entre otra vez; lo escrito está a salvo.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This picture cannot be read. Choose another file.</source>
      <translation>Esta imagen no se puede leer. Elija otro archivo.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This picture has more than {most} million pixels. Save it smaller first.</source>
      <translation>Esta imagen tiene más de {most} millones de píxeles. Guárdela más pequeña primero.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This picture has several pages in it. Save it as a PDF, or add the pages one by one.</source>
      <translation>Esta imagen tiene varias páginas. Guárdela como PDF o agregue las páginas una por una.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This picture is damaged or cut off. Copy it again, or take it again.</source>
      <translation>Esta imagen está dañada o cortada. Cópiela otra vez o tómela de nuevo.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This picture is too large for a packet. Choose a smaller one.</source>
      <translation>Esta imagen es demasiado grande para un paquete. Elija una más pequeña.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This recovery file opens nothing here that does not open already. Meet the station first (fieldnotes sync), then try again; the clinic's file opens clinical records, the police's file police records.</source>
      <translation>Este archivo de recuperación no abre aquí nada que no se abra ya. Sincronice primero con la estación (fieldnotes sync) y pruebe de nuevo; el archivo de la clínica abre los registros clínicos; el de la policía, los policiales.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This release is another person's.</source>
      <translation>Esta autorización es de otra persona.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This release is for somebody else.</source>
      <translation>Esta autorización es para alguien más.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This report is recorded as made already; its disclosure stands.</source>
      <translation>Este reporte ya quedó registrado como hecho; su divulgación consta.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This service is not in the directory any more. Search for it again.</source>
      <translation>Este servicio ya no está en el directorio. Búsquelo otra vez.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This service is not open for referrals any more. Choose another; what is known about it stays in the directory.</source>
      <translation>Este servicio ya no recibe remisiones. Elija otro; lo que se sabe de él se queda en el directorio.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This set of questions is not on this laptop any more. Choose another; earlier answers are kept.</source>
      <translation>Este grupo de preguntas ya no está en esta laptop. Elija otro; las respuestas anteriores se conservan.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This stays as it is. Add what is right below it.</source>
      <translation>Esto se queda como está. Agregue lo correcto debajo.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This text is longer than {most} characters. Split it into two entries.</source>
      <translation>Este texto tiene más de {most} caracteres. Divídalo en dos entradas.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This time is not clear. Write it like 21:48.</source>
      <translation>Esta hora no está clara. Escríbala como 21:48.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This very file was taken over before. Nothing was done again.</source>
      <translation>Este mismo archivo ya se había tomado. No se hizo nada otra vez.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This was filed and stays as it is.</source>
      <translation>Esto se archivó y se queda como está.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>This was taken back already.</source>
      <translation>Esto ya se retiró.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>Tips hold for the whole agency, so an administrator or supervisor brings them in. Ask yours.</source>
      <translation>Los consejos valen para toda la agencia, así que los trae un administrador o supervisor. Pídaselo al suyo.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>Two versions of the same answer are still side by side. Choose one, then sign.</source>
      <translation>Todavía hay dos versiones de la misma respuesta lado a lado. Elija una y luego firme.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>Want {number}: either a fact of ours, or a code of its own that we do not use, with a label in English; each once. Nothing was stored.</source>
      <translation>Petición {number}: o un dato nuestro, o un código propio que no usemos, con una etiqueta en inglés; cada uno una vez. No se guardó nada.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>What a receiver wants holds for the whole agency, so an administrator or supervisor brings it in. Ask yours.</source>
      <translation>Lo que pide un destinatario vale para toda la agencia, así que lo entrega un administrador o un supervisor. Pregunte al suyo.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>What answers there is not the agency's station: its certificate is another one. Nothing was sent; tell whoever looks after the station.</source>
      <translation>Lo que responde allí no es la estación de la agencia: su certificado es otro. No se envió nada; avise a quien cuida la estación.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>What is joint or clinical leaves by a referral packet, where its basis is judged. For your own file, leave the recipient empty.</source>
      <translation>Lo conjunto o clínico sale en un paquete de remisión, donde se juzga su base. Para su propio archivo, deje vacío el destinatario.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>What the station said cannot be right, so nothing of it was believed. Everything written is kept here and is offered again; tell whoever looks after the station.</source>
      <translation>Lo que dijo la estación no puede ser correcto, así que no se le creyó nada. Todo lo escrito está guardado aquí y se ofrece otra vez; avise a quien cuida la estación.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>What was typed does not fit this form ({kind}). Close the page and open it again; what was saved is safe.</source>
      <translation>Lo que se escribió no cabe en este formulario ({kind}). Cierre la página y ábrala otra vez; lo guardado está a salvo.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>Write a name, or a few words that describe the person.</source>
      <translation>Escriba un nombre, o unas palabras que describan a la persona.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>Write each as NAME=VALUE, as in note-format=dap. Nothing was changed.</source>
      <translation>Escriba cada uno como NOMBRE=VALOR, por ejemplo note-format=dap. No se cambió nada.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>Write in a few words why. It stays beside the change.</source>
      <translation>Escriba en pocas palabras por qué. Se queda junto al cambio.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>Write the text first.</source>
      <translation>Escriba primero el texto.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>Write what is to be shared first.</source>
      <translation>Escriba primero lo que se va a compartir.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>You have signed this part already.</source>
      <translation>Usted ya firmó esta parte.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>You have signed this part. Add an addendum.</source>
      <translation>Usted firmó esta parte. Agregue un anexo.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>it</source>
      <translation>eso</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>{address} is taken by another program. Choose another port with --port.</source>
      <translation>Otro programa ocupa {address}. Elija otro puerto con --port.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>{count} parts of this installation do not work. Install FieldNotes again; your notes are not touched.</source>
      <translation>{count} partes de esta instalación no funcionan. Instale FieldNotes otra vez; sus notas no se tocan.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>{field}: there is nothing called {name}. Codes stand in resources/letters/README.md; nothing was stored.</source>
      <translation>{field}: no hay nada que se llame {name}. Los códigos están en resources/letters/README.md; no se guardó nada.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>{file} belongs to another agency. Pick the file of your own.</source>
      <translation>{file} es de otra agencia. Elija el archivo de la suya.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>{file} can be read by other accounts of this machine, and it holds the station's keys. Let only the station's account read it (chmod 600), then start again.</source>
      <translation>Otras cuentas de este equipo pueden leer {file}, y contiene las claves de la estación. Deje que solo la lea la cuenta de la estación (chmod 600) y vuelva a empezar.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>{file} can only be read, not written. Check the folder's permissions; nothing typed is lost while this window is open.</source>
      <translation>{file} solo se puede leer, no escribir. Revise los permisos de la carpeta; no se pierde nada de lo escrito mientras esta ventana esté abierta.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>{file} is damaged. It was left as it is; restore the newest backup, and keep the damaged file for your administrator.</source>
      <translation>{file} está dañado. Se dejó como estaba; restaure la copia más nueva y guarde el archivo dañado para su administrador.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>{file} is missing from the vault's folder. Put it back, or restore the newest backup.</source>
      <translation>{file} falta en la carpeta de la bóveda. Póngalo de vuelta, o restaure la copia más nueva.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>{file} is not a recovery file. The name of one begins with clinic-recovery or police-recovery.</source>
      <translation>{file} no es un archivo de recuperación. El nombre de uno empieza con clinic-recovery o police-recovery.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>{file} is not encrypted, so FieldNotes did not write it. It was left alone; put back the vault's own file.</source>
      <translation>{file} no está cifrado, así que no lo escribió FieldNotes. No se tocó; ponga de vuelta el archivo propio de la bóveda.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>{file} is not the admin file. Its name begins with admin.</source>
      <translation>{file} no es el archivo del administrador. Su nombre empieza con admin.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>{file} is not the file that belongs here. It was left as it is; put back the vault's own file or restore a backup.</source>
      <translation>{file} no es el archivo que va aquí. Se dejó como estaba; ponga de vuelta el archivo propio de la bóveda o restaure una copia.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>{file} is there already. Nothing was changed.</source>
      <translation>{file} ya está ahí. No cambió nada.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>{file} was written by a newer FieldNotes (form {found}, this one knows {known}). Update this laptop; until then nothing here is touched.</source>
      <translation>{file} lo escribió un FieldNotes más nuevo (forma {found}, este conoce {known}). Actualice esta laptop; hasta entonces aquí no se toca nada.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>{file} was written by a newer FieldNotes. Update this laptop; until then nothing here is touched.</source>
      <translation>{file} lo escribió un FieldNotes más nuevo. Actualice esta laptop; hasta entonces aquí no se toca nada.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>{host} is not an address of this computer. Leave --host out to listen at all of its addresses.</source>
      <translation>{host} no es una dirección de esta computadora. Omita --host para escuchar en todas.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>{laptop} has the suffix {suffix}, and two laptops would give the same numbers. Choose another, or take that laptop out first.</source>
      <translation>{laptop} tiene el sufijo {suffix}, y dos computadoras darían los mismos números. Elija otro, o retire primero esa computadora.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>{laptop} was taken out already.</source>
      <translation>{laptop} ya fue retirada.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>{name} already holds other things. Name an empty folder.</source>
      <translation>{name} ya contiene otras cosas. Nombre una carpeta vacía.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>{name} became full while the bundle was written. What was there before is as it was; make room or take another stick.</source>
      <translation>{name} se llenó mientras se escribía el paquete. Lo que había antes sigue igual; haga espacio o use otra memoria.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>{name} belongs to another agency. Nothing was taken from it.</source>
      <translation>{name} pertenece a otra agencia. No se tomó nada de él.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>{name} could not be read. Put the stick in again, or try another port; nothing is lost.</source>
      <translation>No se pudo leer {name}. Conecte de nuevo la memoria o pruebe otro puerto; no se perdió nada.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>{name} could not be written there. Nothing left; choose another place.</source>
      <translation>{name} no se pudo escribir ahí. No salió nada; elija otro lugar.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>{name} does not say which fields are filled in a way FieldNotes reads. See resources/holds/README.</source>
      <translation>{name} no dice qué campos se llenan de un modo que FieldNotes lea. Vea resources/holds/README.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>{name} does not show who wrote it, so nothing was taken from it. Ask whoever gave it to you to write it again.</source>
      <translation>{name} no muestra quién lo escribió, así que no se tomó nada de él. Pida a quien se lo dio que lo escriba de nuevo.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>{name} has a seat on this laptop already.</source>
      <translation>{name} ya tiene un lugar en esta computadora.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>{name} has more than {limit} columns. It does not look like a table of a directory; check which file was picked.</source>
      <translation>{name} tiene más de {limit} columnas. No parece la tabla de un directorio; revise qué archivo se eligió.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>{name} has more than {limit} rows. It was left alone; ask the sender for the part that covers your area.</source>
      <translation>{name} tiene más de {limit} filas. No se tocó; pida a quien lo mandó la parte que cubre su zona.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>{name} has no table of services, so there is nothing to refer anybody to. Tables found: {tables}. Ask the sender for the whole package.</source>
      <translation>{name} no tiene tabla de servicios, así que no hay adónde remitir a nadie. Tablas encontradas: {tables}. Pida el paquete completo a quien lo mandó.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>{name} holds clinical FHIR data, not a directory of services. Pick the directory's own folder.</source>
      <translation>{name} contiene datos clínicos FHIR, no un directorio de servicios. Elija la carpeta propia del directorio.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>{name} holds more than {limit} files. Pick the folder of the directory itself.</source>
      <translation>{name} contiene más de {limit} archivos. Elija la carpeta del directorio mismo.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>{name} holds no code. It should be the text of the QR code, which begins with fieldnotes:join.</source>
      <translation>{name} no contiene ningún código. Debe ser el texto del código QR, que empieza con fieldnotes:join.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>{name} holds no tables that FieldNotes reads (CSV or JSON). If these are pictures or documents, ask for the data export instead.</source>
      <translation>{name} no contiene tablas que FieldNotes lea (CSV o JSON). Si son imágenes o documentos, pida mejor la exportación de datos.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>{name} holds {count} zips. Pick the one that is the directory.</source>
      <translation>{name} contiene {count} zips. Elija el que es el directorio.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>{name} is JSON, but nothing in it looks like a service or an organization. FieldNotes reads the Human Services Data format.</source>
      <translation>{name} es JSON, pero nada en él parece un servicio o una organización. FieldNotes lee el formato Human Services Data.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>{name} is a PDF: made for reading, not for importing. Ask the sender for the same directory as CSV or JSON.</source>
      <translation>{name} es un PDF: hecho para leer, no para importar. Pida el mismo directorio como CSV o JSON a quien lo mandó.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>{name} is a spreadsheet. Save its sheets as CSV (UTF-8) and pick those.</source>
      <translation>{name} es una hoja de cálculo. Guarde sus hojas como CSV (UTF-8) y elija esas.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>{name} is called a zip, but it is not one. It may have been cut off on the way; copy or download it again.</source>
      <translation>{name} se llama zip, pero no lo es. Quizá se cortó en el camino; cópielo o descárguelo otra vez.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>{name} is damaged or not complete, so nothing was taken from it. Have it written again, best on another stick.</source>
      <translation>{name} está dañado o incompleto, así que no se tomó nada de él. Pida que lo escriban de nuevo, mejor en otra memoria.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>{name} is empty. A directory comes as a folder or a zip with tables in it (CSV or JSON); ask the sender for it again.</source>
      <translation>{name} está vacío. Un directorio viene como carpeta o zip con tablas adentro (CSV o JSON); pídalo otra vez a quien lo mandó.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>{name} is from a laptop that this station does not know. An administrator enrols it; nothing was taken from it.</source>
      <translation>{name} es de una computadora que esta estación no conoce. Un administrador la inscribe; no se tomó nada de él.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>{name} is larger than {limit_mb} MB, more than any directory needs. It was left alone; ask the sender for a smaller export.</source>
      <translation>{name} pesa más de {limit_mb} MB, más de lo que necesita cualquier directorio. No se tocó; pida una exportación más pequeña a quien lo mandó.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>{name} is neither a file nor a folder. Pick the folder, zip or table of the directory.</source>
      <translation>{name} no es archivo ni carpeta. Elija la carpeta, el zip o la tabla del directorio.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>{name} is nested deeper than any directory FieldNotes knows. It was left alone; ask the sender for a plain export.</source>
      <translation>{name} está anidado más hondo que cualquier directorio que FieldNotes conoce. No se tocó; pida una exportación sencilla a quien lo mandó.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>{name} is no longer of the agency, so there is no seat for them.</source>
      <translation>{name} ya no es de la agencia, así que no tiene lugar.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>{name} is not a bundle of FieldNotes. Nothing was taken from it.</source>
      <translation>{name} no es un paquete de FieldNotes. No se tomó nada de él.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>{name} is not a copy of a station. Name the folder of one copy: its name begins with station- and holds the day.</source>
      <translation>{name} no es una copia de una estación. Indique la carpeta de una copia: su nombre empieza con station- y lleva el día.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>{name} is not a text table: it holds bytes that no spreadsheet writes. Export the directory again as CSV or JSON.</source>
      <translation>{name} no es una tabla de texto: contiene bytes que ninguna hoja de cálculo escribe. Exporte el directorio otra vez como CSV o JSON.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>{name} is wanted and forbidden at once. Decide for one; nothing was stored.</source>
      <translation>{name} se pide y se prohíbe a la vez. Decida una cosa; no se guardó nada.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>{name} stops being readable at line {line}: the JSON is damaged or cut off. Ask the sender for it again.</source>
      <translation>{name} deja de leerse en la línea {line}: el JSON está dañado o cortado. Pídalo otra vez a quien lo mandó.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>{name} was written before your keys were known there, so you cannot open it. A colleague of this laptop can, or have it written again.</source>
      <translation>{name} se escribió antes de que allí se conocieran sus claves, así que usted no puede abrirlo. Un colega de esta computadora puede, o pida que lo escriban de nuevo.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>{name} was written by a newer FieldNotes. Update this one first; nothing was taken from it.</source>
      <translation>{name} fue escrito por un FieldNotes más nuevo. Actualice primero este; no se tomó nada de él.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>{name} was written by somebody, or on a laptop, that was taken out of the agency. Nothing was taken from it; tell your administrator.</source>
      <translation>{name} fue escrito por alguien, o en una computadora, que fue retirada de la agencia. No se tomó nada de él; avise a su administrador.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>{name}: one line of at most {most} letters. Nothing was changed.</source>
      <translation>{name}: una línea de {most} letras como máximo. No se cambió nada.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>{name}: one of {choices}. Nothing was changed.</source>
      <translation>{name}: uno de {choices}. No se cambió nada.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>{name}: the two letters of the state, as in CO. Nothing was changed.</source>
      <translation>{name}: las dos letras del estado, por ejemplo CO. No se cambió nada.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>{name}: whole days between {fewest} and {most}, or none. Nothing was changed.</source>
      <translation>{name}: días enteros entre {fewest} y {most}, o none. No se cambió nada.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>{name}: whole hours between 1 and {most}. Nothing was changed.</source>
      <translation>{name}: horas enteras entre 1 y {most}. No se cambió nada.</translation>
    </message>
    <message>
      <location filename="resources/i18n/problems.en.json" />
      <source>{port} is no port that the station may use here. Choose another one, between 1024 and 65535.</source>
      <translation>{port} no es un puerto que la estación pueda usar aquí. Elija otro, entre 1024 y 65535.</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/advised_how.json" />
      <source>Could not be given, said why</source>
      <translation>No se pudo dar, se dijo por qué</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/advised_how.json" />
      <location filename="resources/vocabulary/report_channel.json" />
      <location filename="resources/vocabulary/revocation.json" />
      <location filename="ui/dialogs/disclosures.py" />
      <source>In writing</source>
      <translation>Por escrito</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/advised_how.json" />
      <source>Spoken</source>
      <translation>De palabra</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/advised_how.json" />
      <source>Spoken and in writing</source>
      <translation>De palabra y por escrito</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/amendment.json" />
      <source>Addition</source>
      <translation>Agregado</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/amendment.json" />
      <source>Correction</source>
      <translation>Corrección</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/amendment.json" />
      <source>Does not belong here, for example the wrong person; it stays readable and is marked.</source>
      <translation>No pertenece aquí, por ejemplo la persona equivocada; se puede seguir leyendo y queda marcado.</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/amendment.json" />
      <source>Late entry</source>
      <translation>Entrada tardía</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/amendment.json" />
      <source>Retraction</source>
      <translation>Retractación</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/amendment.json" />
      <source>Something was left out.</source>
      <translation>Se dejó algo fuera.</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/amendment.json" />
      <source>Something was wrong; both readings stay.</source>
      <translation>Algo estaba mal; las dos lecturas se quedan.</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/amendment.json" />
      <source>Written more than a day after the call; from memory.</source>
      <translation>Escrito más de un día después de la llamada; de memoria.</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/answer_status.json" />
      <source>Answered</source>
      <translation>Contestado</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/answer_status.json" />
      <location filename="resources/vocabulary/risk_level.json" />
      <location filename="ui/screens/encounter/screen_page.py" />
      <source>Could not assess</source>
      <translation>No se pudo evaluar</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/answer_status.json" />
      <location filename="resources/vocabulary/follow_up_result.json" />
      <location filename="resources/vocabulary/history_known.json" />
      <location filename="resources/vocabulary/need_result.json" />
      <location filename="resources/vocabulary/race.json" />
      <location filename="ui/screens/encounter/editor.py" />
      <location filename="ui/screens/encounter/screen_page.py" />
      <source>Declined</source>
      <translation>No quiso</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/answer_status.json" />
      <location filename="ui/screens/encounter/screen_page.py" />
      <source>Declined to answer</source>
      <translation>No quiso contestar</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/answer_status.json" />
      <location filename="resources/vocabulary/phone_safe.json" />
      <source>Not asked</source>
      <translation>No se preguntó</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/attestation.json" />
      <location filename="resources/vocabulary/without_team.json" />
      <source>Cannot say</source>
      <translation>No puedo decirlo</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/attestation.json" />
      <source>Does not apply</source>
      <translation>No corresponde</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/attestation.json" />
      <location filename="resources/vocabulary/yes_no_unknown.json" />
      <source>No</source>
      <translation>No</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/attestation.json" />
      <source>Yes, I attest</source>
      <translation>Sí, doy fe</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/behavioral_health.json" />
      <source>Found on scene</source>
      <translation>Se vio en el lugar</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/behavioral_health.json" />
      <location filename="resources/vocabulary/enforcement.json" />
      <location filename="resources/vocabulary/force.json" />
      <location filename="resources/vocabulary/insurance.json" />
      <location filename="resources/vocabulary/resistance.json" />
      <location filename="resources/vocabulary/restraint.json" />
      <location filename="resources/vocabulary/trained_officer.json" />
      <location filename="resources/vocabulary/weapon.json" />
      <source>None</source>
      <translation>Nada</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/behavioral_health.json" />
      <source>Suspected at dispatch</source>
      <translation>Se sospechó al despachar</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/bwc_state.json" />
      <source>Muted for a part</source>
      <translation>En silencio una parte</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/bwc_state.json" />
      <source>No camera</source>
      <translation>Sin cámara</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/bwc_state.json" />
      <source>Off</source>
      <translation>Apagada</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/bwc_state.json" />
      <source>On throughout</source>
      <translation>Encendida todo el tiempo</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/call_origin.json" />
      <source>911</source>
      <translation>911</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/call_origin.json" />
      <source>Court or probation</source>
      <translation>Tribunal o libertad condicional</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/call_origin.json" />
      <source>Family asked</source>
      <translation>Lo pidió la familia</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/call_origin.json" />
      <source>Non-emergency line</source>
      <translation>Línea que no es de emergencia</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/call_origin.json" />
      <source>Officer asked for us</source>
      <translation>Nos pidió un oficial</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/call_origin.json" />
      <source>Provider asked</source>
      <translation>Lo pidió un proveedor</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/call_origin.json" />
      <source>Scheduled follow-up</source>
      <translation>Seguimiento programado</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/call_origin.json" />
      <source>Self-initiated</source>
      <translation>Por iniciativa propia</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/call_origin.json" />
      <source>Transfer from 988</source>
      <translation>Transferencia del 988</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/call_origin.json" />
      <source>Walk-in</source>
      <translation>Vino en persona</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/call_time.json" />
      <location filename="ui/screens/encounter/call.py" />
      <source>At facility</source>
      <translation>En el centro de atención</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/call_time.json" />
      <location filename="ui/screens/encounter/attachment_part.py" />
      <location filename="ui/screens/encounter/call.py" />
      <location filename="ui/screens/encounter/close_contact.py" />
      <source>Clear</source>
      <translation>Libre</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/call_time.json" />
      <source>Contact</source>
      <translation>Contacto</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/call_time.json" />
      <location filename="ui/screens/encounter/call.py" />
      <location filename="ui/screens/shift.py" />
      <source>Dispatched</source>
      <translation>Despachada</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/call_time.json" />
      <location filename="ui/screens/encounter/call.py" />
      <source>En route</source>
      <translation>En camino</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/call_time.json" />
      <location filename="ui/screens/encounter/beside.py" />
      <location filename="ui/screens/encounter/call.py" />
      <source>First contact</source>
      <translation>Primer contacto</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/call_time.json" />
      <location filename="ui/screens/encounter/call.py" />
      <location filename="ui/screens/shift.py" />
      <source>Left scene</source>
      <translation>Salió del lugar</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/call_time.json" />
      <location filename="ui/screens/encounter/call.py" />
      <source>Officer released</source>
      <translation>Oficial liberado</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/call_time.json" />
      <location filename="ui/screens/encounter/call.py" />
      <location filename="ui/screens/encounter/close_contact.py" />
      <location filename="ui/screens/shift.py" />
      <source>On scene</source>
      <translation>En el lugar</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/call_time.json" />
      <location filename="ui/screens/encounter/call.py" />
      <source>Received</source>
      <translation>Recibida</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/call_time.json" />
      <location filename="ui/screens/encounter/call.py" />
      <source>Transfer accepted</source>
      <translation>Traslado aceptado</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/call_type.json" />
      <source>Assault</source>
      <translation>Agresión</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/call_type.json" />
      <source>Assist other agency</source>
      <translation>Apoyo a otra agencia</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/call_type.json" />
      <source>Disturbance, mental health</source>
      <translation>Alboroto, salud mental</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/call_type.json" />
      <source>Family call</source>
      <translation>Llamada de la familia</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/call_type.json" />
      <source>Follow-up visit</source>
      <translation>Visita de seguimiento</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/call_type.json" />
      <source>Mental health crisis</source>
      <translation>Crisis de salud mental</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/call_type.json" />
      <source>Missing person</source>
      <translation>Persona desaparecida</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/call_type.json" />
      <location filename="resources/vocabulary/disposition.json" />
      <location filename="resources/vocabulary/involvement_role.json" />
      <location filename="resources/vocabulary/language.json" />
      <location filename="resources/vocabulary/merge_reason.json" />
      <location filename="resources/vocabulary/place_kind.json" />
      <location filename="resources/vocabulary/pronoun.json" />
      <location filename="resources/vocabulary/report_type.json" />
      <location filename="resources/vocabulary/weapon.json" />
      <source>Other</source>
      <translation>Otro</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/call_type.json" />
      <location filename="resources/vocabulary/contact_kind.json" />
      <source>Outreach</source>
      <translation>Alcance comunitario</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/call_type.json" />
      <location filename="resources/vocabulary/medical_red_flag.json" />
      <source>Overdose</source>
      <translation>Sobredosis</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/call_type.json" />
      <source>Person down</source>
      <translation>Persona en el suelo</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/call_type.json" />
      <source>Suicidal person</source>
      <translation>Persona suicida</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/call_type.json" />
      <source>Threats</source>
      <translation>Amenazas</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/call_type.json" />
      <source>Trespass</source>
      <translation>Entrada sin permiso</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/call_type.json" />
      <source>Welfare check</source>
      <translation>Verificar bienestar</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/calming.json" />
      <location filename="resources/vocabulary/deescalation.json" />
      <source>Another officer spoke</source>
      <translation>Habló otro oficial</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/calming.json" />
      <location filename="resources/vocabulary/deescalation.json" />
      <source>Calm voice</source>
      <translation>Voz tranquila</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/calming.json" />
      <source>Choices offered</source>
      <translation>Se ofrecieron opciones</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/calming.json" />
      <location filename="resources/vocabulary/deescalation.json" />
      <source>Clinician led</source>
      <translation>Guió el clínico</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/calming.json" />
      <source>Comfort item</source>
      <translation>Objeto que consuela</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/calming.json" />
      <source>Family present</source>
      <translation>Familia presente</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/calming.json" />
      <source>Fewer units, no lights</source>
      <translation>Menos unidades, sin luces</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/calming.json" />
      <location filename="resources/vocabulary/others_present.json" />
      <location filename="resources/vocabulary/receiver_fact.json" />
      <location filename="ui/screens/encounter/people.py" />
      <source>Interpreter</source>
      <translation>Intérprete</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/calming.json" />
      <source>Quiet place</source>
      <translation>Lugar tranquilo</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/calming.json" />
      <source>Said who we are</source>
      <translation>Dijimos quiénes somos</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/calming.json" />
      <source>Stepped back</source>
      <translation>Dimos un paso atrás</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/calming.json" />
      <source>Time and distance</source>
      <translation>Tiempo y distancia</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/calming.json" />
      <location filename="resources/vocabulary/deescalation.json" />
      <location filename="ui/screens/encounter/outcome_needs.py" />
      <source>Waited</source>
      <translation>Esperamos</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/communication_need.json" />
      <source>Autism</source>
      <translation>Autismo</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/communication_need.json" />
      <source>Blind or low vision</source>
      <translation>Ciego o poca vista</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/communication_need.json" />
      <source>Brain injury</source>
      <translation>Lesión cerebral</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/communication_need.json" />
      <source>Deaf</source>
      <translation>Sordo</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/communication_need.json" />
      <source>Dementia</source>
      <translation>Demencia</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/communication_need.json" />
      <source>Developmental</source>
      <translation>Del desarrollo</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/communication_need.json" />
      <source>Developmental or intellectual disability</source>
      <translation>Discapacidad intelectual o del desarrollo</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/communication_need.json" />
      <source>Hard of hearing</source>
      <translation>Oye poco</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/communication_need.json" />
      <source>Low vision</source>
      <translation>Poca vista</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/communication_need.json" />
      <source>Reading</source>
      <translation>Lectura</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/communication_need.json" />
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Speech</source>
      <translation>Habla</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/compartment.json" />
      <source>A</source>
      <translation>A</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/compartment.json" />
      <location filename="resources/vocabulary/record_kind.json" />
      <location filename="ui/screens/setup.py" />
      <location filename="ui/widgets/mark.py" />
      <source>Agency</source>
      <translation>Agencia</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/compartment.json" />
      <source>C</source>
      <translation>C</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/compartment.json" />
      <location filename="ui/widgets/mark.py" />
      <source>Clinical</source>
      <translation>Clínico</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/compartment.json" />
      <source>J</source>
      <translation>J</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/compartment.json" />
      <location filename="ui/widgets/mark.py" />
      <source>Joint</source>
      <translation>Conjunto</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/compartment.json" />
      <source>P</source>
      <translation>P</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/compartment.json" />
      <location filename="ui/widgets/mark.py" />
      <source>Police</source>
      <translation>Policía</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/compartment.json" />
      <source>both of you; police record</source>
      <translation>de los dos; registro policial</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/compartment.json" />
      <location filename="ui/screens/encounter/call.py" />
      <source>officers</source>
      <translation>oficiales</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/compartment.json" />
      <source>sealed from officers</source>
      <translation>los oficiales no lo ven</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/consent_element.json" />
      <source>Authority of the one who signed</source>
      <translation>Autoridad de quien firmó</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/consent_element.json" />
      <source>Date of the signature</source>
      <translation>Fecha de la firma</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/consent_element.json" />
      <source>It stands alone: nothing else in the same release</source>
      <translation>Va sola: nada más en la misma autorización</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/consent_element.json" />
      <source>The person's signature</source>
      <translation>La firma de la persona</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/consent_element.json" />
      <source>To whom</source>
      <translation>Para quién</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/consent_element.json" />
      <source>Told: may be passed on</source>
      <translation>Informado: puede pasarse a otros</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/consent_element.json" />
      <source>Told: may take it back</source>
      <translation>Informado: puede retirarla</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/consent_element.json" />
      <source>Told: what follows from saying no</source>
      <translation>Se le dijo: qué pasa si se niega</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/consent_element.json" />
      <location filename="ui/dialogs/disclosures.py" />
      <source>Until when</source>
      <translation>Hasta cuándo</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/consent_element.json" />
      <location filename="ui/screens/encounter/release_files.py" />
      <source>What for</source>
      <translation>Para qué</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/consent_element.json" />
      <source>What information</source>
      <translation>Qué información</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/consent_element.json" />
      <source>Who may tell</source>
      <translation>Quién puede informar</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/consent_kind.json" />
      <source>42 CFR 2.31</source>
      <translation>42 CFR 2.31</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/consent_kind.json" />
      <source>42 CFR 2.31(b); stands alone</source>
      <translation>42 CFR 2.31(b); va aparte</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/consent_kind.json" />
      <source>42 CFR 2.31(d); stands alone</source>
      <translation>42 CFR 2.31(d); va aparte</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/consent_kind.json" />
      <source>45 CFR 164.508</source>
      <translation>45 CFR 164.508</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/consent_kind.json" />
      <source>Release for use in proceedings against the person</source>
      <translation>Autorización para usarse en un proceso contra la persona</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/consent_kind.json" />
      <source>Release of health information</source>
      <translation>Autorización de información de salud</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/consent_kind.json" />
      <source>Release of substance-use counseling notes</source>
      <translation>Autorización de notas de consejería por uso de sustancias</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/consent_kind.json" />
      <source>Release of substance-use treatment information</source>
      <translation>Autorización de información de tratamiento por uso de sustancias</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/contact_kind.json" />
      <source>Active call</source>
      <translation>Llamada activa</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/contact_kind.json" />
      <source>Attempted, no contact</source>
      <translation>Intentado, sin contacto</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/contact_kind.json" />
      <location filename="resources/vocabulary/record_kind.json" />
      <location filename="ui/widgets/work_row.py" />
      <source>Follow-up</source>
      <translation>Seguimiento</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/contact_kind.json" />
      <source>Phone only</source>
      <translation>Solo por teléfono</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/decline_reason.json" />
      <source>Does not fit what they offer</source>
      <translation>No corresponde a lo que ofrecen</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/decline_reason.json" />
      <source>Needs a medical examination first</source>
      <translation>Primero necesita un examen médico</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/decline_reason.json" />
      <source>No place free</source>
      <translation>Sin lugar libre</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/decline_reason.json" />
      <source>The person does not want it</source>
      <translation>La persona no lo quiere</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/decline_reason.json" />
      <source>They could not reach the person</source>
      <translation>No pudieron comunicarse con la persona</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/deescalation.json" />
      <location filename="resources/vocabulary/interpreter.json" />
      <source>Family helped</source>
      <translation>Ayudó la familia</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/deescalation.json" />
      <source>Fewer units, lights off</source>
      <translation>Menos unidades, luces apagadas</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/deescalation.json" />
      <source>Kept distance</source>
      <translation>Se mantuvo distancia</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/deescalation.json" />
      <source>No time for it</source>
      <translation>No hubo tiempo</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/deescalation.json" />
      <source>Offered a choice</source>
      <translation>Se ofreció elegir</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/deescalation.json" />
      <source>Took time</source>
      <translation>Se tomó tiempo</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/deescalation.json" />
      <source>Used cover</source>
      <translation>Se puso a cubierto</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/deescalation.json" />
      <source>Withdrew</source>
      <translation>Nos retiramos</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/disclosure_basis.json" />
      <source>42 CFR 2.51; 45 CFR 164.510(a)(3)</source>
      <translation>42 CFR 2.51; 45 CFR 164.510(a)(3)</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/disclosure_basis.json" />
      <source>45 CFR 164.506(c)</source>
      <translation>45 CFR 164.506(c)</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/disclosure_basis.json" />
      <source>45 CFR 164.508; 42 CFR 2.31</source>
      <translation>45 CFR 164.508; 42 CFR 2.31</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/disclosure_basis.json" />
      <location filename="resources/vocabulary/report_type.json" />
      <source>45 CFR 164.512(a)</source>
      <translation>45 CFR 164.512(a)</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/disclosure_basis.json" />
      <source>45 CFR 164.512(e), (f)(1); 42 CFR 2.61</source>
      <translation>45 CFR 164.512(e), (f)(1); 42 CFR 2.61</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/disclosure_basis.json" />
      <location filename="resources/vocabulary/disclosure_need.json" />
      <source>45 CFR 164.512(f)(2)</source>
      <translation>45 CFR 164.512(f)(2)</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/disclosure_basis.json" />
      <source>45 CFR 164.512(j)</source>
      <translation>45 CFR 164.512(j)</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/disclosure_basis.json" />
      <source>45 CFR 164.524</source>
      <translation>45 CFR 164.524</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/disclosure_basis.json" />
      <source>Court order</source>
      <translation>Orden judicial</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/disclosure_basis.json" />
      <source>Health care operations</source>
      <translation>Operaciones de atención médica</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/disclosure_basis.json" />
      <source>Medical emergency</source>
      <translation>Emergencia médica</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/disclosure_basis.json" />
      <source>Police request, eight items</source>
      <translation>Solicitud de la policía, ocho datos</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/disclosure_basis.json" />
      <source>Required by law</source>
      <translation>Lo exige la ley</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/disclosure_basis.json" />
      <source>Serious and imminent threat</source>
      <translation>Amenaza grave e inminente</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/disclosure_basis.json" />
      <source>The person asked</source>
      <translation>La persona lo pidió</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/disclosure_basis.json" />
      <source>The person's release</source>
      <translation>La autorización de la persona</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/disclosure_basis.json" />
      <source>Treatment</source>
      <translation>Tratamiento</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/disclosure_need.json" />
      <source>42 CFR 2.51(c)(1)</source>
      <translation>42 CFR 2.51(c)(1)</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/disclosure_need.json" />
      <source>42 CFR 2.51(c)(4)</source>
      <translation>42 CFR 2.51(c)(4)</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/disclosure_need.json" />
      <source>42 CFR 2.61 to 2.67</source>
      <translation>42 CFR 2.61 a 2.67</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/disclosure_need.json" />
      <source>45 CFR 164.506(c)(1), (4)</source>
      <translation>45 CFR 164.506(c)(1), (4)</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/disclosure_need.json" />
      <source>45 CFR 164.512(a), (c)</source>
      <translation>45 CFR 164.512(a), (c)</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/disclosure_need.json" />
      <source>45 CFR 164.512(e)(1)(i)</source>
      <translation>45 CFR 164.512(e)(1)(i)</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/disclosure_need.json" />
      <source>45 CFR 164.512(j)(1)(i)</source>
      <translation>45 CFR 164.512(j)(1)(i)</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/disclosure_need.json" />
      <source>45 CFR 164.512(j)(1)(i)(B)</source>
      <translation>45 CFR 164.512(j)(1)(i)(B)</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/disclosure_need.json" />
      <source>45 CFR 164.514(h)</source>
      <translation>45 CFR 164.514(h)</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/disclosure_need.json" />
      <source>Date of the court order</source>
      <translation>Fecha de la orden judicial</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/disclosure_need.json" />
      <source>How the person's identity was checked</source>
      <translation>Cómo se comprobó la identidad de la persona</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/disclosure_need.json" />
      <source>Number of the court order</source>
      <translation>Número de la orden judicial</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/disclosure_need.json" />
      <source>Section of 42 CFR part 2, if the order names one</source>
      <translation>Sección de 42 CFR parte 2, si la orden nombra una</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/disclosure_need.json" />
      <source>What it is asked for</source>
      <translation>Para qué se pide</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/disclosure_need.json" />
      <source>What the emergency is</source>
      <translation>Cuál es la emergencia</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/disclosure_need.json" />
      <source>What the review is for</source>
      <translation>Para qué es la revisión</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/disclosure_need.json" />
      <source>What the threat is</source>
      <translation>Cuál es la amenaza</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/disclosure_need.json" />
      <source>Which agency asks</source>
      <translation>Qué agencia lo pide</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/disclosure_need.json" />
      <source>Which law requires it</source>
      <translation>Qué ley lo exige</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/disclosure_need.json" />
      <source>Which parts the court ordered</source>
      <translation>Qué partes ordenó el tribunal</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/disclosure_need.json" />
      <source>Who asks</source>
      <translation>Quién lo pide</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/disclosure_need.json" />
      <source>Who receives it and where they work</source>
      <translation>Quién lo recibe y dónde trabaja</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/disclosure_need.json" />
      <source>Why this recipient can prevent it</source>
      <translation>Por qué este destinatario puede evitarla</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/disposition.json" />
      <location filename="resources/vocabulary/enforcement.json" />
      <location filename="resources/vocabulary/without_team.json" />
      <source>Arrest</source>
      <translation>Arresto</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/disposition.json" />
      <source>Arrest with a mental health alert to the jail</source>
      <translation>Arresto con aviso de salud mental a la cárcel</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/disposition.json" />
      <source>Arrest with a mental health hold</source>
      <translation>Arresto con retención de salud mental</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/disposition.json" />
      <source>Citation or summons</source>
      <translation>Multa o citación</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/disposition.json" />
      <source>Deceased</source>
      <translation>Persona fallecida</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/disposition.json" />
      <location filename="ui/screens/encounter/hold_arrest.py" />
      <source>Enforcement</source>
      <translation>Aplicación de la ley</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/disposition.json" />
      <source>Handed to another agency</source>
      <translation>Se pasó a otra agencia</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/disposition.json" />
      <source>Hold or medical</source>
      <translation>Retención o atención médica</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/disposition.json" />
      <source>Involuntary hold to a facility</source>
      <translation>Retención involuntaria en un centro</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/disposition.json" />
      <source>Left with family</source>
      <translation>Se quedó con la familia</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/disposition.json" />
      <source>Medical, by EMS</source>
      <translation>Atención médica, por ambulancia</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/disposition.json" />
      <source>No action needed</source>
      <translation>No hizo falta actuar</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/disposition.json" />
      <source>No contact</source>
      <translation>Sin contacto</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/disposition.json" />
      <source>No contact, unable to locate</source>
      <translation>Sin contacto, no se encontró</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/disposition.json" />
      <source>Passed on</source>
      <translation>Se pasó a otros</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/disposition.json" />
      <source>Referred to a service</source>
      <translation>Se remitió a un servicio</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/disposition.json" />
      <source>Referred to case management</source>
      <translation>Se remitió a manejo de casos</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/disposition.json" />
      <source>Refused services</source>
      <translation>No quiso servicios</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/disposition.json" />
      <source>Report to adult or child protection</source>
      <translation>Reporte a protección de adultos o menores</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/disposition.json" />
      <source>Resolved on scene</source>
      <translation>Resuelto en el lugar</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/disposition.json" />
      <source>Returned to facility</source>
      <translation>Regresó a su centro</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/disposition.json" />
      <source>Safety plan, stays with supports</source>
      <translation>Plan de seguridad, se queda con apoyo</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/disposition.json" />
      <source>Stayed</source>
      <translation>Se quedó</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/disposition.json" />
      <source>To a clinic or walk-in</source>
      <translation>A una clínica o atención sin cita</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/disposition.json" />
      <source>To a crisis center, voluntary</source>
      <translation>A un centro de crisis, voluntario</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/disposition.json" />
      <source>To a domestic violence shelter</source>
      <translation>A un refugio por violencia doméstica</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/disposition.json" />
      <source>To a shelter</source>
      <translation>A un albergue</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/disposition.json" />
      <source>To detox or sobering</source>
      <translation>A desintoxicación</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/disposition.json" />
      <source>To the emergency department, voluntary</source>
      <translation>A la sala de emergencias, voluntario</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/disposition.json" />
      <source>Warrant known, not served</source>
      <translation>Orden de arresto conocida, no ejecutada</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/disposition.json" />
      <source>Went of their own will</source>
      <translation>Fue por su voluntad</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/enforcement.json" />
      <source>Arrest deferred</source>
      <translation>Arresto aplazado</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/enforcement.json" />
      <source>Citation</source>
      <translation>Multa</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/enforcement.json" />
      <source>Summons</source>
      <translation>Citación</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/enforcement.json" />
      <source>Warning</source>
      <translation>Advertencia</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/enforcement.json" />
      <source>Warrant found, not served</source>
      <translation>Orden de arresto encontrada, no ejecutada</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/follow_up_result.json" />
      <location filename="resources/vocabulary/referral_state.json" />
      <location filename="ui/screens/letter_page.py" />
      <source>Done</source>
      <translation>Hecho</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/follow_up_result.json" />
      <source>Left a message</source>
      <translation>Se dejó mensaje</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/follow_up_result.json" />
      <source>Moved or gone</source>
      <translation>Se mudó o se fue</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/follow_up_result.json" />
      <source>No answer</source>
      <translation>No contestó</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/follow_up_result.json" />
      <source>No longer needed</source>
      <translation>Ya no hace falta</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/follow_up_result.json" />
      <source>Reached</source>
      <translation>Se logró hablar</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/follow_up_result.json" />
      <source>Visit kept</source>
      <translation>Visita cumplida</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/follow_up_result.json" />
      <source>Visit missed</source>
      <translation>Visita perdida</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/follow_up_result.json" />
      <source>Wrong number</source>
      <translation>Número equivocado</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/follow_up_what.json" />
      <source>Bring or send papers</source>
      <translation>Llevar o enviar papeles</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/follow_up_what.json" />
      <source>Call the family</source>
      <translation>Llamar a la familia</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/follow_up_what.json" />
      <source>Call them</source>
      <translation>Llamarle</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/follow_up_what.json" />
      <source>Did they arrive?</source>
      <translation>¿Llegó?</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/follow_up_what.json" />
      <source>Medicine refill</source>
      <translation>Resurtir medicina</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/follow_up_what.json" />
      <source>Remind of the appointment</source>
      <translation>Recordar la cita</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/follow_up_what.json" />
      <source>Visit</source>
      <translation>Visitar</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/follow_up_when.json" />
      <source>In 2 days</source>
      <translation>En 2 días</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/follow_up_when.json" />
      <source>In 2 weeks</source>
      <translation>En 2 semanas</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/follow_up_when.json" />
      <source>In 4 hours</source>
      <translation>En 4 horas</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/follow_up_when.json" />
      <source>In a month</source>
      <translation>En un mes</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/follow_up_when.json" />
      <source>In a week</source>
      <translation>En una semana</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/follow_up_when.json" />
      <location filename="ui/dialogs/leave_follow_up.py" />
      <source>Tomorrow</source>
      <translation>Mañana</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/force.json" />
      <source>Baton</source>
      <translation>Bastón policial</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/force.json" />
      <source>Canine</source>
      <translation>Perro</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/force.json" />
      <source>Conducted energy device shown</source>
      <translation>Dispositivo eléctrico mostrado</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/force.json" />
      <location filename="resources/vocabulary/medical_red_flag.json" />
      <source>Conducted energy device used</source>
      <translation>Dispositivo eléctrico usado</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/force.json" />
      <location filename="resources/vocabulary/weapon.json" />
      <source>Firearm</source>
      <translation>Arma de fuego</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/force.json" />
      <source>Firearm pointed</source>
      <translation>Arma de fuego apuntada</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/force.json" />
      <location filename="ui/screens/settings.py" />
      <source>Hands</source>
      <translation>Manos</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/force.json" />
      <source>Impact munition</source>
      <translation>Munición de impacto</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/force.json" />
      <source>Pepper spray</source>
      <translation>Gas pimienta</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/force.json" />
      <source>Verbal direction</source>
      <translation>Órdenes verbales</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/handover_answer.json" />
      <location filename="resources/vocabulary/referral_answer.json" />
      <location filename="resources/vocabulary/referral_state.json" />
      <location filename="ui/screens/handover.py" />
      <source>Accepted</source>
      <translation>Aceptado</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/handover_answer.json" />
      <location filename="resources/vocabulary/referral_answer.json" />
      <location filename="resources/vocabulary/referral_state.json" />
      <source>Not accepted</source>
      <translation>No aceptado</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/handover_channel.json" />
      <source>Printed</source>
      <translation>Impreso</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/handover_channel.json" />
      <source>Put in the outbox</source>
      <translation>Puesto en la carpeta de salida</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/handover_channel.json" />
      <source>Read aloud</source>
      <translation>Leído en voz alta</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/handover_channel.json" />
      <source>Shown at the door</source>
      <translation>Mostrado en la puerta</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/history_known.json" />
      <location filename="resources/vocabulary/substance.json" />
      <source>None, they say</source>
      <translation>Dice que no</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/history_known.json" />
      <location filename="resources/vocabulary/housing.json" />
      <location filename="resources/vocabulary/incident_key.json" />
      <location filename="resources/vocabulary/incident_opened.json" />
      <location filename="resources/vocabulary/incident_receiver.json" />
      <location filename="resources/vocabulary/insurance.json" />
      <location filename="resources/vocabulary/legal_status.json" />
      <location filename="resources/vocabulary/medicine_taking.json" />
      <location filename="resources/vocabulary/precipitant.json" />
      <location filename="resources/vocabulary/pronoun.json" />
      <location filename="resources/vocabulary/race.json" />
      <location filename="resources/vocabulary/sex.json" />
      <location filename="resources/vocabulary/substance.json" />
      <location filename="resources/vocabulary/substance_route.json" />
      <location filename="resources/vocabulary/yes_no_unknown.json" />
      <location filename="ui/screens/encounter/editor.py" />
      <location filename="ui/screens/letter_page.py" />
      <source>Not known</source>
      <translation>No se sabe</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/history_known.json" />
      <location filename="resources/vocabulary/yes_no_unknown.json" />
      <source>Yes</source>
      <translation>Sí</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/hold_judgement.json" />
      <source>Criteria met, in my judgement</source>
      <translation>Criterios cumplidos, a mi juicio</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/hold_judgement.json" />
      <source>Criteria not met</source>
      <translation>Criterios no cumplidos</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/hold_judgement.json" />
      <source>Met, goes of their own will</source>
      <translation>Cumplidos, va por voluntad propia</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/hold_judgement.json" />
      <source>Not clear yet</source>
      <translation>Aún no está claro</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/hold_type.json" />
      <source>302</source>
      <translation>302</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/hold_type.json" />
      <source>5150 (adult)</source>
      <translation>5150 (adulto)</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/hold_type.json" />
      <source>5585 (minor)</source>
      <translation>5585 (menor)</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/hold_type.json" />
      <source>96-hour imminent harm application</source>
      <translation>Solicitud de 96 horas por daño inminente</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/hold_type.json" />
      <source>AOC-SP-300 petition</source>
      <translation>Petición AOC-SP-300</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/hold_type.json" />
      <source>Baker Act</source>
      <translation>Baker Act</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/hold_type.json" />
      <source>Emergency admission 5122.10</source>
      <translation>Ingreso de emergencia 5122.10</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/hold_type.json" />
      <source>Emergency custody 59-2953</source>
      <translation>Custodia de emergencia 59-2953</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/hold_type.json" />
      <source>Emergency custody order</source>
      <translation>Orden de custodia de emergencia</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/hold_type.json" />
      <source>Emergency hold 253B.051</source>
      <translation>Retención de emergencia 253B.051</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/hold_type.json" />
      <source>Emergency petition 36-524</source>
      <translation>Petición de emergencia 36-524</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/hold_type.json" />
      <source>Form 1013</source>
      <translation>Formulario 1013</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/hold_type.json" />
      <source>Form 2013 (substance use)</source>
      <translation>Formulario 2013 (uso de sustancias)</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/hold_type.json" />
      <source>M-0.5 transport hold</source>
      <translation>Retención para traslado M-0.5</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/hold_type.json" />
      <source>M-1 hold</source>
      <translation>Retención M-1</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/hold_type.json" />
      <source>MHL 9.41</source>
      <translation>MHL 9.41</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/hold_type.json" />
      <source>MHL 9.45</source>
      <translation>MHL 9.45</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/hold_type.json" />
      <source>Notification of detention</source>
      <translation>Notificación de detención</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/hold_type.json" />
      <source>Officer custody 71.05.153</source>
      <translation>Custodia por oficial 71.05.153</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/hold_type.json" />
      <source>Other hold</source>
      <translation>Otra retención</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/hold_type.json" />
      <source>PCM 201 petition</source>
      <translation>Petición PCM 201</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/hold_type.json" />
      <source>Peace officer custody 426.228</source>
      <translation>Custodia por oficial 426.228</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/hold_type.json" />
      <source>Petition and certificate</source>
      <translation>Petición y certificado</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/hold_type.json" />
      <source>Section 12(a)</source>
      <translation>Sección 12(a)</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/hold_type.json" />
      <source>Temporary detention order</source>
      <translation>Orden de detención temporal</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/housing.json" />
      <source>Doubled up</source>
      <translation>Vive con otros</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/housing.json" />
      <source>Housed</source>
      <translation>Con vivienda</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/housing.json" />
      <source>Institution</source>
      <translation>Institución</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/housing.json" />
      <source>Motel or single room</source>
      <translation>Motel o cuarto</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/housing.json" />
      <location filename="resources/vocabulary/place_kind.json" />
      <location filename="resources/vocabulary/referral_request.json" />
      <source>Shelter</source>
      <translation>Albergue</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/housing.json" />
      <source>Unsheltered</source>
      <translation>Sin techo</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/housing.json" />
      <location filename="resources/vocabulary/place_kind.json" />
      <location filename="resources/vocabulary/weapon.json" />
      <source>Vehicle</source>
      <translation>Vehículo</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/how_known.json" />
      <source>I saw or heard</source>
      <translation>Lo vi u oí</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/how_known.json" />
      <source>Someone reported</source>
      <translation>Alguien lo reportó</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/how_known.json" />
      <source>They said</source>
      <translation>La persona lo dijo</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/incident_clock.json" />
      <source>CJIS officer</source>
      <translation>Responsable CJIS</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/incident_clock.json" />
      <source>HHS</source>
      <translation>HHS</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/incident_clock.json" />
      <source>Media</source>
      <translation>Medios</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/incident_clock.json" />
      <source>Newspapers and stations</source>
      <translation>Diarios y emisoras</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/incident_clock.json" />
      <source>Privacy officer</source>
      <translation>Responsable de privacidad</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/incident_clock.json" />
      <source>The agency's CJIS officer</source>
      <translation>El responsable CJIS de la agencia</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/incident_clock.json" />
      <source>The federal health department (HHS)</source>
      <translation>El departamento federal de salud (HHS)</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/incident_clock.json" />
      <location filename="resources/vocabulary/injured.json" />
      <location filename="resources/vocabulary/plan_copy.json" />
      <source>The person</source>
      <translation>La persona</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/incident_clock.json" />
      <source>The person it is about</source>
      <translation>La persona de quien se trata</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/incident_clock.json" />
      <source>The privacy officer</source>
      <translation>El responsable de privacidad</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/incident_decision.json" />
      <source>A breach</source>
      <translation>Una violación</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/incident_decision.json" />
      <source>A breach: they are told</source>
      <translation>Una violación de datos: se les avisa</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/incident_decision.json" />
      <source>An exception</source>
      <translation>Una excepción</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/incident_decision.json" />
      <source>It was secured: 164.402</source>
      <translation>Estaba protegido: 164.402</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/incident_decision.json" />
      <source>It went to the right place after all</source>
      <translation>Al final llegó al lugar correcto</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/incident_decision.json" />
      <source>Low probability</source>
      <translation>Probabilidad baja</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/incident_decision.json" />
      <source>Low probability that anything was compromised: 164.402(2)</source>
      <translation>Probabilidad baja de que algo se haya comprometido: 164.402(2)</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/incident_decision.json" />
      <source>One of the three exceptions: 164.402(1)</source>
      <translation>Una de las tres excepciones: 164.402(1)</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/incident_decision.json" />
      <source>Right place after all</source>
      <translation>Lugar correcto al final</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/incident_decision.json" />
      <source>Secured</source>
      <translation>Protegido</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/incident_key.json" />
      <location filename="resources/vocabulary/incident_opened.json" />
      <location filename="resources/vocabulary/incident_receiver.json" />
      <source>Nobody knows</source>
      <translation>Nadie sabe</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/incident_key.json" />
      <source>Not told</source>
      <translation>No se les dijo</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/incident_key.json" />
      <source>They were not told the passphrase</source>
      <translation>No se les dijo la frase de paso</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/incident_key.json" />
      <source>They were told the passphrase</source>
      <translation>Se les dijo la frase de paso</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/incident_key.json" />
      <source>Told</source>
      <translation>Se les dijo</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/incident_opened.json" />
      <source>Came back or lies there unopened</source>
      <translation>Volvió o está ahí sin abrir</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/incident_opened.json" />
      <source>Not opened</source>
      <translation>Sin abrir</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/incident_opened.json" />
      <source>Opened</source>
      <translation>Abierto</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/incident_opened.json" />
      <location filename="ui/dialogs/incident.py" />
      <source>Opened or read</source>
      <translation>Abierto o leído</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/incident_receiver.json" />
      <source>A private person</source>
      <translation>Una persona particular</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/incident_receiver.json" />
      <source>An office or company that is not bound</source>
      <translation>Una oficina o empresa sin obligación de reserva</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/incident_receiver.json" />
      <source>Another provider, bound to keep it</source>
      <translation>Otro proveedor, obligado a guardarlo</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/incident_receiver.json" />
      <source>Knows the person</source>
      <translation>Conoce a la persona</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/incident_receiver.json" />
      <source>Somebody who knows the person</source>
      <translation>Alguien que conoce a la persona</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/incident_step.json" />
      <source>Asked to destroy it</source>
      <translation>Se pidió destruirlo</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/incident_step.json" />
      <source>Asked to send it back</source>
      <translation>Se pidió devolverlo</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/incident_step.json" />
      <source>Asked to tell nobody</source>
      <translation>Se pidió no contarlo a nadie</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/incident_step.json" />
      <source>It came back</source>
      <translation>Volvió</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/incident_step.json" />
      <source>They say it is destroyed</source>
      <translation>Dicen que lo destruyeron</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/injured.json" />
      <source>An officer</source>
      <translation>Un oficial</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/injured.json" />
      <source>Nobody hurt</source>
      <translation>Nadie herido</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/injured.json" />
      <source>Somebody else</source>
      <translation>Otra persona</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/injured.json" />
      <location filename="ui/screens/setup.py" />
      <source>The clinician</source>
      <translation>El clínico</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/insurance.json" />
      <source>IHS</source>
      <translation>IHS</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/insurance.json" />
      <source>Indian Health Service</source>
      <translation>Servicio de Salud Indígena</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/insurance.json" />
      <source>Medicaid</source>
      <translation>Medicaid</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/insurance.json" />
      <source>Medicare</source>
      <translation>Medicare</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/insurance.json" />
      <source>Private</source>
      <translation>Privado</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/insurance.json" />
      <source>VA</source>
      <translation>VA</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/insurance.json" />
      <source>Veterans Affairs</source>
      <translation>Asuntos de Veteranos</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/interpreter.json" />
      <location filename="resources/vocabulary/report_channel.json" />
      <location filename="resources/vocabulary/revocation.json" />
      <source>By phone</source>
      <translation>Por teléfono</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/interpreter.json" />
      <source>By video</source>
      <translation>Por video</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/interpreter.json" />
      <location filename="resources/vocabulary/report_channel.json" />
      <source>In person</source>
      <translation>En persona</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/interpreter.json" />
      <source>Needed, none found</source>
      <translation>Hacía falta, no se encontró</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/interpreter.json" />
      <source>Not needed</source>
      <translation>No hizo falta</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/interpreter.json" />
      <source>Offered, not wanted</source>
      <translation>Se ofreció, no lo quiso</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/intervention.json" />
      <source>988 card given</source>
      <translation>Se dio la tarjeta del 988</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/intervention.json" />
      <source>Explained what is happening</source>
      <translation>Se explicó qué pasa</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/intervention.json" />
      <source>Family meeting</source>
      <translation>Reunión con la familia</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/intervention.json" />
      <source>Food, water, warmth</source>
      <translation>Comida, agua, abrigo</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/intervention.json" />
      <source>Grounding</source>
      <translation>Volver al presente</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/intervention.json" />
      <source>Help with benefits</source>
      <translation>Ayuda con beneficios</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/intervention.json" />
      <source>Help with medicine</source>
      <translation>Ayuda con medicinas</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/intervention.json" />
      <location filename="ui/screens/encounter/health.py" />
      <source>Naloxone given</source>
      <translation>Se dio naloxona</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/intervention.json" />
      <source>Rapport</source>
      <translation>Confianza</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/intervention.json" />
      <location filename="resources/vocabulary/packet_part.json" />
      <location filename="resources/vocabulary/receiver_fact.json" />
      <location filename="resources/vocabulary/record_kind.json" />
      <location filename="resources/vocabulary/section.json" />
      <location filename="ui/screens/encounter/safety_plan.py" />
      <source>Safety plan</source>
      <translation>Plan de seguridad</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/intervention.json" />
      <source>Supervisor consulted</source>
      <translation>Se consultó al supervisor</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/intervention.json" />
      <source>Talked about means</source>
      <translation>Se habló de los medios</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/intervention.json" />
      <location filename="resources/vocabulary/need.json" />
      <source>Transport</source>
      <translation>Transporte</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/involvement_role.json" />
      <source>Called it in</source>
      <translation>Quien llamó</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/involvement_role.json" />
      <location filename="resources/vocabulary/others_present.json" />
      <source>Family</source>
      <translation>Familia</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/involvement_role.json" />
      <source>Guardian</source>
      <translation>Tutor</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/involvement_role.json" />
      <location filename="resources/vocabulary/others_present.json" />
      <source>Neighbor</source>
      <translation>Vecino</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/involvement_role.json" />
      <source>Person we came for</source>
      <translation>Persona por quien vinimos</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/involvement_role.json" />
      <source>Provider</source>
      <translation>Proveedor</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/involvement_role.json" />
      <source>Victim</source>
      <translation>Víctima</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/involvement_role.json" />
      <location filename="ui/screens/encounter/release_files.py" />
      <source>Witness</source>
      <translation>Testigo</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/language.json" />
      <source>American Sign Language</source>
      <translation>Lengua de señas americana</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/language.json" />
      <source>Amharic</source>
      <translation>Amárico</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/language.json" />
      <source>Arabic</source>
      <translation>Árabe</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/language.json" />
      <source>Chinese</source>
      <translation>Chino</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/language.json" />
      <source>English</source>
      <translation>Inglés</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/language.json" />
      <source>Farsi</source>
      <translation>Persa</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/language.json" />
      <source>French</source>
      <translation>Francés</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/language.json" />
      <source>Haitian Creole</source>
      <translation>Criollo haitiano</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/language.json" />
      <source>Korean</source>
      <translation>Coreano</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/language.json" />
      <source>Portuguese</source>
      <translation>Portugués</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/language.json" />
      <source>Russian</source>
      <translation>Ruso</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/language.json" />
      <source>Somali</source>
      <translation>Somalí</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/language.json" />
      <source>Spanish</source>
      <translation>Español</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/language.json" />
      <source>Tagalog</source>
      <translation>Tagalo</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/language.json" />
      <source>Ukrainian</source>
      <translation>Ucraniano</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/language.json" />
      <source>Vietnamese</source>
      <translation>Vietnamita</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/legal_basis.json" />
      <source>Consensual contact</source>
      <translation>Contacto consentido</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/legal_basis.json" />
      <source>Hold order</source>
      <translation>Orden de retención</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/legal_basis.json" />
      <source>Probable cause</source>
      <translation>Causa probable</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/legal_basis.json" />
      <source>Reasonable suspicion</source>
      <translation>Sospecha razonable</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/legal_basis.json" />
      <source>Warrant or pick-up order</source>
      <translation>Orden de arresto o de búsqueda</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/legal_basis.json" />
      <source>Welfare check, community caretaking</source>
      <translation>Verificar bienestar, cuidado comunitario</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/legal_status.json" />
      <source>Coming of their own will</source>
      <translation>Viene por su voluntad</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/legal_status.json" />
      <location filename="resources/vocabulary/without_team.json" />
      <source>Involuntary hold</source>
      <translation>Retención involuntaria</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/legal_status.json" />
      <source>Minor, guardian consents</source>
      <translation>Menor, consiente el tutor</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/legal_status.json" />
      <source>No hold</source>
      <translation>Sin retención</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/legal_status.json" />
      <source>Pick-up order</source>
      <translation>Orden de búsqueda</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/legal_status.json" />
      <source>Under arrest</source>
      <translation>Bajo arresto</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/legal_status.json" />
      <source>Under arrest, with a hold</source>
      <translation>Bajo arresto, con retención</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/medical_red_flag.json" />
      <source>Bleeding</source>
      <translation>Sangrado</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/medical_red_flag.json" />
      <source>Chest pain</source>
      <translation>Dolor de pecho</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/medical_red_flag.json" />
      <source>Diabetes</source>
      <translation>Diabetes</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/medical_red_flag.json" />
      <source>Head injury</source>
      <translation>Golpe en la cabeza</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/medical_red_flag.json" />
      <source>Pepper spray used</source>
      <translation>Se usó gas pimienta</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/medical_red_flag.json" />
      <location filename="resources/vocabulary/receiver_fact.json" />
      <location filename="ui/screens/encounter/health.py" />
      <source>Pregnancy</source>
      <translation>Embarazo</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/medical_red_flag.json" />
      <location filename="resources/vocabulary/withdrawal_sign.json" />
      <source>Seizure</source>
      <translation>Convulsión</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/medical_red_flag.json" />
      <source>Severe pain</source>
      <translation>Dolor fuerte</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/medical_red_flag.json" />
      <source>Suddenly confused</source>
      <translation>Confusión repentina</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/medical_red_flag.json" />
      <source>Too hot or too cold</source>
      <translation>Demasiado calor o frío</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/medical_red_flag.json" />
      <source>Trouble breathing</source>
      <translation>Le cuesta respirar</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/medical_red_flag.json" />
      <location filename="ui/screens/encounter/health.py" />
      <source>Withdrawal</source>
      <translation>Abstinencia</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/medicine_taking.json" />
      <source>As prescribed</source>
      <translation>Como se le recetó</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/medicine_taking.json" />
      <source>More than prescribed</source>
      <translation>Más de lo recetado</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/medicine_taking.json" />
      <source>Not every time</source>
      <translation>No siempre</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/medicine_taking.json" />
      <source>Ran out</source>
      <translation>Se le acabó</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/medicine_taking.json" />
      <source>Stopped</source>
      <translation>Lo dejó</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Affect</source>
      <translation>Afecto</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Agitated</source>
      <translation>Agitación</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Anxious</source>
      <translation>Ansiedad</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Any</source>
      <translation>Cualquiera</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Appearance</source>
      <translation>Apariencia</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Avoids</source>
      <translation>Lo evita</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <location filename="resources/vocabulary/receiver_fact.json" />
      <source>Behavior</source>
      <translation>Conducta</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Bizarre</source>
      <translation>Extraña</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Blocking</source>
      <translation>Bloqueo</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Blunted</source>
      <translation>Embotado</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Brief</source>
      <translation>Breve</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Catatonic</source>
      <translation>Catatonia</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Circumstantial</source>
      <translation>Circunstancial</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Cognition</source>
      <translation>Cognición</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Constricted</source>
      <translation>Restringido</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Cooperative</source>
      <translation>Coopera</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Disheveled</source>
      <translation>Desaliñado</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Does not fit the mood</source>
      <translation>No va con el ánimo</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Even</source>
      <translation>Estable</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Eye contact</source>
      <translation>Contacto visual</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Fair</source>
      <translation>Regular</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Fast</source>
      <translation>Rápida</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Feels things</source>
      <translation>Siente cosas</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Flat</source>
      <translation>Plano</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Flight of ideas</source>
      <translation>Fuga de ideas</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Good</source>
      <translation>Bueno</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Grandiose delusion</source>
      <translation>Delirio de grandeza</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Groomed</source>
      <translation>Arreglado</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Guarded</source>
      <translation>Con reserva</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Hears commands</source>
      <translation>Oye órdenes</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Hears voices</source>
      <translation>Oye voces</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Hopeless</source>
      <translation>Sin esperanza</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Hostile</source>
      <translation>Hostil</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Ideas of reference</source>
      <translation>Ideas de referencia</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Impulse control</source>
      <translation>Control de impulsos</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Injuries seen</source>
      <translation>Se ven heridas</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Insight</source>
      <translation>Conciencia de lo que le pasa</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Intoxication signs</source>
      <translation>Signos de intoxicación</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Irritable</source>
      <translation>Irritable</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Judgment</source>
      <translation>Juicio</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Labile</source>
      <translation>Lábil</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Linear</source>
      <translation>Lineal</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Loose</source>
      <translation>Ideas sueltas</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Loud</source>
      <translation>En voz alta</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>May stand for any heading.</source>
      <translation>Puede valer para cualquier rubro.</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Movement</source>
      <translation>Movimiento</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Mute</source>
      <translation>No habla</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>No hallucinations noted</source>
      <translation>No se notaron alucinaciones</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Nodding off</source>
      <translation>Cabecea</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>None noted</source>
      <translation>No se notó</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <location filename="resources/vocabulary/withdrawal_sign.json" />
      <source>None seen</source>
      <translation>No se vio</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Normal</source>
      <translation>Normal</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Not assessed</source>
      <translation>No se evaluó</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Obsessions</source>
      <translation>Obsesiones</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Odor of alcohol</source>
      <translation>Olor a alcohol</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Oriented to person</source>
      <translation>Ubicado en persona</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Oriented to place</source>
      <translation>Ubicado en lugar</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Oriented to situation</source>
      <translation>Ubicado en situación</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Oriented to time</source>
      <translation>Ubicado en tiempo</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Paranoid delusion</source>
      <translation>Delirio paranoide</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Partial</source>
      <translation>Parcial</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Perception</source>
      <translation>Percepción</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Perseverative</source>
      <translation>Repite lo mismo</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Poor</source>
      <translation>Malo</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Poor attention</source>
      <translation>Poca atención</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Poor memory</source>
      <translation>Mala memoria</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Pressured</source>
      <translation>Apresurada</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Pupils</source>
      <translation>Pupilas</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Quiet</source>
      <translation>En voz baja</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Religious delusion</source>
      <translation>Delirio religioso</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Responds to something unseen</source>
      <translation>Responde a algo que no se ve</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Restless</source>
      <translation>Inquietud</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Sees things</source>
      <translation>Ve cosas</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Slow</source>
      <translation>Lenta</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Slow to answer</source>
      <translation>Tarda en contestar</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Slowed</source>
      <translation>Lentitud</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Slurred</source>
      <translation>Arrastrada</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Somatic delusion</source>
      <translation>Delirio somático</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Stares</source>
      <translation>Mirada fija</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Strong odor</source>
      <translation>Olor fuerte</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Suicidal thoughts</source>
      <translation>Pensamientos suicidas</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Tangential</source>
      <translation>Se va por las ramas</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Tearful</source>
      <translation>Llanto</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Thought content</source>
      <translation>Contenido del pensamiento</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Thought process</source>
      <translation>Curso del pensamiento</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Thoughts of harming others</source>
      <translation>Pensamientos de dañar a otros</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Tics</source>
      <translation>Tics</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Tremor</source>
      <translation>Temblor</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Undressed</source>
      <translation>Sin ropa</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Unsteady</source>
      <translation>Poco equilibrio</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/mental_status.json" />
      <source>Withdrawn</source>
      <translation>Retraído</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/merge_reason.json" />
      <source>Family or provider said so</source>
      <translation>Lo dijo la familia o un proveedor</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/merge_reason.json" />
      <source>Family said so</source>
      <translation>Lo dijo la familia</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/merge_reason.json" />
      <source>Fingerprint or photo</source>
      <translation>Huella o foto</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/merge_reason.json" />
      <source>Papers seen</source>
      <translation>Se vieron papeles</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/merge_reason.json" />
      <source>Same birth date, phone or address</source>
      <translation>Mismo nacimiento, teléfono o dirección</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/merge_reason.json" />
      <source>Same facts</source>
      <translation>Mismos datos</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/merge_reason.json" />
      <source>They said so</source>
      <translation>Lo dijo la persona</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/need.json" />
      <source>Child or elder care</source>
      <translation>Cuidado de niños o mayores</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/need.json" />
      <source>Clothing</source>
      <translation>Ropa</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/need.json" />
      <source>Company and support</source>
      <translation>Compañía y apoyo</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/need.json" />
      <source>Food</source>
      <translation>Comida</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/need.json" />
      <source>Health care</source>
      <translation>Atención médica</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/need.json" />
      <location filename="resources/vocabulary/receiver_fact.json" />
      <location filename="ui/dialogs/join.py" />
      <location filename="ui/screens/encounter/people.py" />
      <location filename="ui/screens/person.py" />
      <source>Housing</source>
      <translation>Vivienda</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/need.json" />
      <location filename="resources/vocabulary/receiver_fact.json" />
      <source>Identity papers</source>
      <translation>Documentos de identidad</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/need.json" />
      <source>Legal help</source>
      <translation>Ayuda legal</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/need.json" />
      <location filename="ui/screens/encounter/health.py" />
      <source>Medicine</source>
      <translation>Medicinas</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/need.json" />
      <source>Mental health care</source>
      <translation>Atención de salud mental</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/need.json" />
      <source>Money or benefits</source>
      <translation>Dinero o beneficios</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/need.json" />
      <source>Pet care</source>
      <translation>Cuidado de mascotas</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/need.json" />
      <location filename="ui/dialogs/join.py" />
      <location filename="ui/screens/encounter/people.py" />
      <location filename="ui/screens/person.py" />
      <source>Phone</source>
      <translation>Teléfono</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/need.json" />
      <source>Safety at home</source>
      <translation>Seguridad en casa</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/need.json" />
      <source>Substance use care</source>
      <translation>Atención por uso de sustancias</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/need_result.json" />
      <source>Met</source>
      <translation>Cubierta</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/need_result.json" />
      <source>No service exists</source>
      <translation>No existe servicio</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/need_result.json" />
      <source>Referred</source>
      <translation>Remitida</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/need_result.json" />
      <source>Still open</source>
      <translation>Sigue abierta</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/note_format.json" />
      <source>BIRP</source>
      <translation>BIRP</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/note_format.json" />
      <source>BIRP: behavior, intervention, response, plan</source>
      <translation>BIRP: conducta, intervención, respuesta, plan</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/note_format.json" />
      <source>Crisis note</source>
      <translation>Nota de crisis</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/note_format.json" />
      <source>DAP</source>
      <translation>DAP</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/note_format.json" />
      <source>DAP: data, assessment, plan</source>
      <translation>DAP: datos, evaluación, plan</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/note_format.json" />
      <source>SOAP</source>
      <translation>SOAP</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/note_format.json" />
      <source>SOAP: subjective, objective, assessment, plan</source>
      <translation>SOAP: subjetivo, objetivo, evaluación, plan</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/others_present.json" />
      <source>Children</source>
      <translation>Niños</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/others_present.json" />
      <source>EMS</source>
      <translation>Ambulancia</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/others_present.json" />
      <source>Facility staff</source>
      <translation>Personal del centro</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/others_present.json" />
      <source>Fire</source>
      <translation>Bomberos</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/others_present.json" />
      <source>Friend</source>
      <translation>Amistad</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/others_present.json" />
      <source>Nobody else</source>
      <translation>Nadie más</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/others_present.json" />
      <source>Other police</source>
      <translation>Otra policía</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/others_present.json" />
      <source>Provider or case manager</source>
      <translation>Proveedor o manejo de casos</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/others_present.json" />
      <source>School staff</source>
      <translation>Personal de la escuela</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/others_present.json" />
      <source>Supervisor</source>
      <translation>Supervisor</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/packet_part.json" />
      <location filename="resources/vocabulary/record_kind.json" />
      <source>Attachment</source>
      <translation>Documento adjunto</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/packet_part.json" />
      <source>Earlier attempts and hospital stays</source>
      <translation>Intentos anteriores y estancias en hospital</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/packet_part.json" />
      <source>Encounter summary</source>
      <translation>Resumen del encuentro</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/packet_part.json" />
      <source>Facts for someone's safety</source>
      <translation>Datos para la seguridad de alguien</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/packet_part.json" />
      <location filename="resources/vocabulary/record_kind.json" />
      <location filename="resources/vocabulary/section.json" />
      <location filename="ui/screens/encounter/health.py" />
      <source>Health</source>
      <translation>Salud</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/packet_part.json" />
      <source>Hold facts</source>
      <translation>Hechos de la retención</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/packet_part.json" />
      <source>Identity items the law allows</source>
      <translation>Datos de identidad que permite la ley</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/packet_part.json" />
      <location filename="ui/screens/letter_page.py" />
      <source>Letter</source>
      <translation>Carta</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/packet_part.json" />
      <source>Officer's facts for the receiver</source>
      <translation>Datos del oficial para quien recibe</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/packet_part.json" />
      <source>Other screens</source>
      <translation>Otras evaluaciones</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/packet_part.json" />
      <source>Signed release</source>
      <translation>Autorización firmada</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/packet_part.json" />
      <location filename="resources/vocabulary/record_kind.json" />
      <source>Substance use note</source>
      <translation>Nota de uso de sustancias</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/packet_part.json" />
      <source>Suicide questions</source>
      <translation>Preguntas sobre suicidio</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/packet_part.json" />
      <location filename="resources/vocabulary/section.json" />
      <location filename="ui/screens/encounter/rail.py" />
      <source>clinical</source>
      <translation>clínico</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/packet_part.json" />
      <location filename="resources/vocabulary/section.json" />
      <location filename="ui/screens/encounter/rail.py" />
      <source>joint</source>
      <translation>conjunto</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/packet_part.json" />
      <location filename="resources/vocabulary/section.json" />
      <source>law</source>
      <translation>policía</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/phone_safe.json" />
      <source>Call only, leave no message</source>
      <translation>Solo llamar, sin dejar mensaje</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/phone_safe.json" />
      <source>Call, text and voicemail are fine</source>
      <translation>Llamada, texto y buzón están bien</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/phone_safe.json" />
      <source>Do not call this number</source>
      <translation>No llamar a este número</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/phone_safe.json" />
      <source>Text only</source>
      <translation>Solo texto</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/place_kind.json" />
      <source>Business</source>
      <translation>Negocio</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/place_kind.json" />
      <source>Care facility</source>
      <translation>Centro de cuidado</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/place_kind.json" />
      <source>Clinic</source>
      <translation>Clínica</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/place_kind.json" />
      <location filename="resources/vocabulary/without_team.json" />
      <source>Emergency department</source>
      <translation>Sala de emergencias</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/place_kind.json" />
      <source>Encampment</source>
      <translation>Campamento</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/place_kind.json" />
      <source>Home</source>
      <translation>Casa</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/place_kind.json" />
      <source>Jail</source>
      <translation>Cárcel</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/place_kind.json" />
      <source>Police station</source>
      <translation>Estación de policía</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/place_kind.json" />
      <location filename="resources/vocabulary/precipitant.json" />
      <source>School</source>
      <translation>Escuela</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/place_kind.json" />
      <source>Someone else's home</source>
      <translation>Casa de otra persona</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/place_kind.json" />
      <source>Street or outdoors</source>
      <translation>Calle o al aire libre</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/place_kind.json" />
      <source>Transit</source>
      <translation>Transporte público</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/plan_copy.json" />
      <source>Case manager</source>
      <translation>Gestor del caso</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/plan_copy.json" />
      <source>Clinic or provider</source>
      <translation>Clínica o profesional</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/plan_copy.json" />
      <source>Crisis line</source>
      <translation>Línea de crisis</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/plan_copy.json" />
      <source>Family or a friend</source>
      <translation>Familia o una amistad</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/plan_copy.json" />
      <source>Nobody yet</source>
      <translation>Nadie todavía</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/plan_copy.json" />
      <location filename="ui/screens/setup.py" />
      <source>The officer</source>
      <translation>El oficial</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/plan_copy_how.json" />
      <source>Email</source>
      <translation>Correo electrónico</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/plan_copy_how.json" />
      <source>On paper</source>
      <translation>En papel</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/plan_copy_how.json" />
      <source>Photo on their phone</source>
      <translation>Foto en su teléfono</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/plan_copy_how.json" />
      <source>Text message</source>
      <translation>Mensaje de texto</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/plan_copy_how.json" />
      <source>Told, not written</source>
      <translation>De palabra, sin escribir</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/plan_item.json" />
      <source>911 when it cannot wait</source>
      <translation>911 cuando no puede esperar</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/plan_item.json" />
      <source>988, by call or text</source>
      <translation>988, por llamada o mensaje</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/plan_item.json" />
      <source>988, then 1, for veterans</source>
      <translation>988 y luego 1, para veteranos</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/plan_item.json" />
      <source>A brother or sister</source>
      <translation>Un hermano o una hermana</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/plan_item.json" />
      <source>A café or a shop</source>
      <translation>Un café o una tienda</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/plan_item.json" />
      <source>A film or a game</source>
      <translation>Una película o un juego</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/plan_item.json" />
      <source>A friend</source>
      <translation>Una amistad</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/plan_item.json" />
      <source>A friend I like being with</source>
      <translation>Una amistad con quien me gusta estar</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/plan_item.json" />
      <source>A group or a club</source>
      <translation>Un grupo o un club</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/plan_item.json" />
      <source>A grown son or daughter</source>
      <translation>Un hijo o una hija mayor</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/plan_item.json" />
      <source>A neighbor</source>
      <translation>Un vecino o una vecina</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/plan_item.json" />
      <source>A parent</source>
      <translation>Mi madre o mi padre</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/plan_item.json" />
      <source>A park, the water</source>
      <translation>Un parque, el agua</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/plan_item.json" />
      <source>A peer or sponsor</source>
      <translation>Un compañero de apoyo o padrino</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/plan_item.json" />
      <source>A shower, cold water</source>
      <translation>Una ducha, agua fría</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/plan_item.json" />
      <source>A walk-in crisis clinic</source>
      <translation>Una clínica de crisis sin cita</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/plan_item.json" />
      <source>An emergency room</source>
      <translation>Una sala de urgencias</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/plan_item.json" />
      <source>Breathe slowly</source>
      <translation>Respirar despacio</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/plan_item.json" />
      <source>Go for a walk</source>
      <translation>Salir a caminar</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/plan_item.json" />
      <source>Guns locked, somebody else has the key</source>
      <translation>Armas bajo llave, otra persona tiene la llave</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/plan_item.json" />
      <source>Guns out of the home for now</source>
      <translation>Armas fuera de casa por ahora</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/plan_item.json" />
      <source>I am not alone tonight</source>
      <translation>No me quedo a solas esta noche</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/plan_item.json" />
      <source>I cannot sit still</source>
      <translation>No puedo quedarme quieto</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/plan_item.json" />
      <source>I drink or use more</source>
      <translation>Bebo o consumo más</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/plan_item.json" />
      <source>I feel I am in everybody's way</source>
      <translation>Siento que estorbo a todos</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/plan_item.json" />
      <source>I hardly sleep</source>
      <translation>Casi no duermo</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/plan_item.json" />
      <source>I hear or see what others do not</source>
      <translation>Oigo o veo lo que otros no</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/plan_item.json" />
      <source>I stay away from a place that is dangerous for me</source>
      <translation>No voy a un lugar que es peligroso para mí</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/plan_item.json" />
      <source>I stop answering people</source>
      <translation>Dejo de contestar a la gente</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/plan_item.json" />
      <source>I think about ways to die</source>
      <translation>Pienso en formas de morir</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/plan_item.json" />
      <source>It feels as if nothing will ever change</source>
      <translation>Siento que nada va a cambiar nunca</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/plan_item.json" />
      <source>Make something to eat</source>
      <translation>Preparar algo de comer</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/plan_item.json" />
      <source>Music</source>
      <translation>Música</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/plan_item.json" />
      <source>My case manager</source>
      <translation>Mi gestor del caso</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/plan_item.json" />
      <source>My doctor or prescriber</source>
      <translation>Mi médico o quien me receta</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/plan_item.json" />
      <source>My partner</source>
      <translation>Mi pareja</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/plan_item.json" />
      <source>My place of worship</source>
      <translation>Mi lugar de culto</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/plan_item.json" />
      <source>My therapist</source>
      <translation>Mi terapeuta</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/plan_item.json" />
      <source>No alcohol or drugs at home</source>
      <translation>Sin alcohol ni drogas en casa</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/plan_item.json" />
      <source>Nobody comes to mind</source>
      <translation>No se me ocurre nadie</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/plan_item.json" />
      <source>Only a few days of medicine at home</source>
      <translation>Solo medicinas de unos días en casa</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/plan_item.json" />
      <source>Pray or meditate</source>
      <translation>Rezar o meditar</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/plan_item.json" />
      <source>Ropes and cords put away</source>
      <translation>Cuerdas y cordones guardados</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/plan_item.json" />
      <source>Sharp things put away</source>
      <translation>Objetos cortantes guardados</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/plan_item.json" />
      <source>Small things make me furious</source>
      <translation>Las cosas pequeñas me enfurecen</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/plan_item.json" />
      <source>Somebody in my family</source>
      <translation>Alguien de mi familia</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/plan_item.json" />
      <source>Somebody keeps my medicines</source>
      <translation>Alguien guarda mis medicinas</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/plan_item.json" />
      <source>Somebody of my faith</source>
      <translation>Alguien de mi fe</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/plan_item.json" />
      <source>Sport or the gym</source>
      <translation>Deporte o el gimnasio</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/plan_item.json" />
      <source>The library</source>
      <translation>La biblioteca</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/plan_item.json" />
      <source>This team</source>
      <translation>Este equipo</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/plan_item.json" />
      <source>Time with an animal</source>
      <translation>Estar con un animal</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/plan_item.json" />
      <source>Work or school</source>
      <translation>El trabajo o la escuela</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/plan_item.json" />
      <source>Write or draw</source>
      <translation>Escribir o dibujar</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/precipitant.json" />
      <source>Anniversary</source>
      <translation>Aniversario</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/precipitant.json" />
      <source>Arrest or court</source>
      <translation>Arresto o tribunal</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/precipitant.json" />
      <source>Eviction or housing</source>
      <translation>Desalojo o vivienda</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/precipitant.json" />
      <source>Family conflict</source>
      <translation>Conflicto familiar</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/precipitant.json" />
      <source>Illness or pain</source>
      <translation>Enfermedad o dolor</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/precipitant.json" />
      <source>Job or money</source>
      <translation>Trabajo o dinero</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/precipitant.json" />
      <source>Just discharged</source>
      <translation>Recién dado de alta</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/precipitant.json" />
      <source>Loss or grief</source>
      <translation>Pérdida o duelo</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/precipitant.json" />
      <source>Medicine stopped</source>
      <translation>Dejó la medicina</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/precipitant.json" />
      <source>Relationship</source>
      <translation>Relación</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/precipitant.json" />
      <source>Substance use</source>
      <translation>Uso de sustancias</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/precipitant.json" />
      <source>Violence or threat</source>
      <translation>Violencia o amenaza</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/profession.json" />
      <source>Administrator</source>
      <translation>Administrador</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/profession.json" />
      <source>Clinician</source>
      <translation>Clínico</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/profession.json" />
      <source>Officer</source>
      <translation>Oficial</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/pronoun.json" />
      <source>he/him</source>
      <translation>él</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/pronoun.json" />
      <source>she/her</source>
      <translation>ella</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/pronoun.json" />
      <source>they/them</source>
      <translation>elle</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/race.json" />
      <source>American Indian or Alaska Native</source>
      <translation>Indígena americano o nativo de Alaska</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/race.json" />
      <source>Asian</source>
      <translation>Asiático</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/race.json" />
      <source>Black</source>
      <translation>Negro</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/race.json" />
      <source>Black or African American</source>
      <translation>Negro o afroamericano</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/race.json" />
      <source>Declined to say</source>
      <translation>No quiso decirlo</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/race.json" />
      <source>Hispanic or Latino</source>
      <translation>Hispano o latino</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/race.json" />
      <source>Middle Eastern</source>
      <translation>De Medio Oriente</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/race.json" />
      <source>Middle Eastern or North African</source>
      <translation>De Medio Oriente o norte de África</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/race.json" />
      <source>Native American</source>
      <translation>Indígena americano</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/race.json" />
      <source>Native Hawaiian or Pacific Islander</source>
      <translation>Nativo de Hawái o de las islas del Pacífico</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/race.json" />
      <source>Pacific Islander</source>
      <translation>De las islas del Pacífico</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/race.json" />
      <source>White</source>
      <translation>Blanco</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/receiver_fact.json" />
      <source>Alcohol or drugs tonight</source>
      <translation>Alcohol o drogas esta noche</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/receiver_fact.json" />
      <source>Alcohol, drugs tonight</source>
      <translation>Alcohol, drogas hoy</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/receiver_fact.json" />
      <location filename="ui/screens/encounter/health.py" />
      <source>Allergies</source>
      <translation>Alergias</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/receiver_fact.json" />
      <source>Arrival</source>
      <translation>Llegada</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/receiver_fact.json" />
      <source>Banned anywhere, or may not be near somebody</source>
      <translation>Vetado en algún lugar, o no puede estar cerca de alguien</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/receiver_fact.json" />
      <source>Bans</source>
      <translation>Vetos</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/receiver_fact.json" />
      <source>Bed hold</source>
      <translation>Cama reservada</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/receiver_fact.json" />
      <source>Behavior at the time of the call</source>
      <translation>Conducta durante la llamada</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/receiver_fact.json" />
      <source>Best time and place to find them</source>
      <translation>Mejor hora y lugar para encontrar a la persona</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/receiver_fact.json" />
      <source>Can keep and take their own medicines; needs a fridge</source>
      <translation>Puede guardar y tomar sus medicinas; necesita refrigerador</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/receiver_fact.json" />
      <source>Communication</source>
      <translation>Comunicación</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/receiver_fact.json" />
      <source>Family contact</source>
      <translation>Contacto con la familia</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/receiver_fact.json" />
      <source>How long the bed is held</source>
      <translation>Cuánto tiempo se reserva la cama</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/receiver_fact.json" />
      <source>How to reach them</source>
      <translation>Cómo comunicarse con la persona</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/receiver_fact.json" />
      <location filename="ui/screens/encounter/health.py" />
      <source>Injuries</source>
      <translation>Heridas</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/receiver_fact.json" />
      <location filename="ui/screens/encounter/people.py" />
      <source>Insurance</source>
      <translation>Seguro</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/receiver_fact.json" />
      <location filename="ui/dialogs/join.py" />
      <location filename="ui/screens/encounter/people.py" />
      <location filename="ui/screens/encounter/screen_page.py" />
      <source>Language</source>
      <translation>Idioma</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/receiver_fact.json" />
      <location filename="ui/screens/encounter/health.py" />
      <source>Last use</source>
      <translation>Último consumo</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/receiver_fact.json" />
      <source>Last use, how much, how taken</source>
      <translation>Último consumo, cuánto, cómo</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/receiver_fact.json" />
      <location filename="resources/vocabulary/record_kind.json" />
      <location filename="ui/screens/encounter/hold_arrest.py" />
      <source>Legal status</source>
      <translation>Situación legal</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/receiver_fact.json" />
      <source>May family be called, and who</source>
      <translation>Si se puede llamar a la familia, y a quién</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/receiver_fact.json" />
      <location filename="ui/screens/encounter/health.py" />
      <source>Medicines</source>
      <translation>Medicinas</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/receiver_fact.json" />
      <location filename="ui/screens/encounter/outcome_needs.py" />
      <source>Needs</source>
      <translation>Necesidades</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/receiver_fact.json" />
      <source>Own medicines</source>
      <translation>Medicinas propias</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/receiver_fact.json" />
      <source>Past withdrawal</source>
      <translation>Abstinencias anteriores</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/receiver_fact.json" />
      <source>Pets</source>
      <translation>Mascotas</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/receiver_fact.json" />
      <source>Physical health</source>
      <translation>Salud física</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/receiver_fact.json" />
      <source>Risk</source>
      <translation>Riesgo</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/receiver_fact.json" />
      <location filename="ui/screens/encounter/health.py" />
      <source>Seizures or confusion in an earlier withdrawal</source>
      <translation>Convulsiones o confusión en una abstinencia anterior</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/receiver_fact.json" />
      <source>TB, infections</source>
      <translation>TB, infecciones</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/receiver_fact.json" />
      <source>The person's name and age</source>
      <translation>Nombre y edad de la persona</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/receiver_fact.json" />
      <source>The receiver's name</source>
      <translation>Nombre de quien recibe</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/receiver_fact.json" />
      <source>The release</source>
      <translation>La autorización</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/receiver_fact.json" />
      <source>Treatment before</source>
      <translation>Tratamiento anterior</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/receiver_fact.json" />
      <source>Treatment tried before</source>
      <translation>Tratamientos ya intentados</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/receiver_fact.json" />
      <source>Tuberculosis test, infections</source>
      <translation>Prueba de tuberculosis, infecciones</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/receiver_fact.json" />
      <source>Walking, aids</source>
      <translation>Marcha, apoyos</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/receiver_fact.json" />
      <location filename="ui/screens/encounter/health.py" />
      <source>Walking, aids, hearing, sight</source>
      <translation>Movilidad, ayudas, oído, vista</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/receiver_fact.json" />
      <location filename="ui/screens/encounter/health.py" />
      <source>Wants help with it</source>
      <translation>Quiere ayuda con esto</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/receiver_fact.json" />
      <location filename="ui/dialogs/share.py" />
      <location filename="ui/screens/encounter/force_weapons.py" />
      <location filename="ui/screens/encounter/safety_summary.py" />
      <source>Weapons</source>
      <translation>Armas</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/receiver_fact.json" />
      <location filename="ui/screens/encounter/clinical_note.py" />
      <source>What brought us together</source>
      <translation>Qué nos reunió</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/receiver_fact.json" />
      <location filename="ui/screens/letter_page.py" />
      <source>What the person wants</source>
      <translation>Lo que quiere la persona</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/receiver_fact.json" />
      <source>What the screens say</source>
      <translation>Qué dicen los cuestionarios</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/receiver_fact.json" />
      <source>What they need to understand and be understood</source>
      <translation>Qué necesita para entender y darse a entender</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/receiver_fact.json" />
      <location filename="ui/dialogs/incident.py" />
      <source>What was done</source>
      <translation>Qué se hizo</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/receiver_fact.json" />
      <source>What was seen</source>
      <translation>Qué se vio</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/receiver_fact.json" />
      <source>When we met</source>
      <translation>Cuándo nos encontramos</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/receiver_fact.json" />
      <source>Where to find them</source>
      <translation>Dónde encontrar a la persona</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/receiver_fact.json" />
      <source>Who brings them, and when</source>
      <translation>Quién la lleva, y cuándo</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/receiver_fact.json" />
      <source>Who called</source>
      <translation>Quién llamó</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/receiver_fact.json" />
      <source>Who can tell more</source>
      <translation>Quién puede contar más</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/receiver_fact.json" />
      <source>Who comes along</source>
      <translation>Quién acompaña</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/receiver_fact.json" />
      <source>Who comes along: partner, children</source>
      <translation>Quién acompaña: pareja, hijos</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/receiver_fact.json" />
      <source>Who there said yes</source>
      <translation>Quién dijo allí que sí</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/receiver_fact.json" />
      <source>Who treats them</source>
      <translation>Quién la trata</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/receiver_fact.json" />
      <source>Why we refer</source>
      <translation>Por qué la remitimos</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/receiver_fact.json" />
      <source>Withdrawal signs</source>
      <translation>Signos de abstinencia</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/receiver_fact.json" />
      <source>Withdrawal signs now</source>
      <translation>Signos de abstinencia ahora</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/record_kind.json" />
      <source>Addendum</source>
      <translation>Anexo</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/record_kind.json" />
      <source>Agency’s certificate</source>
      <translation>Certificado de la agencia</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/record_kind.json" />
      <source>Answer to a referral</source>
      <translation>Respuesta a una remisión</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/record_kind.json" />
      <source>Asked by a supervisor</source>
      <translation>Lo pide un supervisor</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/record_kind.json" />
      <location filename="resources/vocabulary/section.json" />
      <location filename="ui/screens/encounter/call.py" />
      <source>Call</source>
      <translation>Llamada</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/record_kind.json" />
      <source>Care and supports</source>
      <translation>Atención y apoyos</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/record_kind.json" />
      <location filename="resources/vocabulary/section.json" />
      <location filename="ui/screens/encounter/clinical_note.py" />
      <source>Clinical note</source>
      <translation>Nota clínica</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/record_kind.json" />
      <source>Clinician's facts for a hold</source>
      <translation>Hechos del clínico para una retención</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/record_kind.json" />
      <location filename="ui/screens/encounter/note_page.py" />
      <location filename="ui/screens/encounter/report_card.py" />
      <source>Consult</source>
      <translation>Consulta</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/record_kind.json" />
      <source>Directory</source>
      <translation>Directorio</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/record_kind.json" />
      <source>Disclosure</source>
      <translation>Divulgación</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/record_kind.json" />
      <location filename="resources/vocabulary/section.json" />
      <location filename="ui/screens/encounter/force_weapons.py" />
      <source>Force and weapons</source>
      <translation>Fuerza y armas</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/record_kind.json" />
      <source>Hand-over</source>
      <translation>Entrega</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/record_kind.json" />
      <source>Held back from the accounting</source>
      <translation>Retenido del informe</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/record_kind.json" />
      <location filename="resources/vocabulary/section.json" />
      <location filename="ui/screens/encounter/hold_arrest.py" />
      <source>Hold or arrest</source>
      <translation>Retención o arresto</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/record_kind.json" />
      <source>Note about a service</source>
      <translation>Nota sobre un servicio</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/record_kind.json" />
      <source>Official hold form</source>
      <translation>Formulario oficial de retención</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/record_kind.json" />
      <location filename="resources/vocabulary/section.json" />
      <location filename="ui/screens/encounter/outcome_needs.py" />
      <source>Outcome and needs</source>
      <translation>Resultado y necesidades</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/record_kind.json" />
      <source>Part</source>
      <translation>Parte</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/record_kind.json" />
      <location filename="ui/screens/encounter/form.py" />
      <location filename="ui/screens/encounter/screen.py" />
      <location filename="ui/screens/person.py" />
      <source>Person</source>
      <translation>Persona</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/record_kind.json" />
      <source>Person in this call</source>
      <translation>Persona en esta llamada</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/record_kind.json" />
      <source>Phrases</source>
      <translation>Frases</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/record_kind.json" />
      <location filename="ui/widgets/work_row.py" />
      <source>Referral</source>
      <translation>Remisión</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/record_kind.json" />
      <source>Referral reason</source>
      <translation>Motivo de la remisión</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/record_kind.json" />
      <source>Release</source>
      <translation>Autorización</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/record_kind.json" />
      <location filename="ui/screens/encounter/note_page.py" />
      <location filename="ui/screens/encounter/report_card.py" />
      <source>Report or warning</source>
      <translation>Reporte o aviso</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/record_kind.json" />
      <source>Risk screen</source>
      <translation>Evaluación de riesgo</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/record_kind.json" />
      <location filename="resources/vocabulary/section.json" />
      <location filename="ui/screens/encounter/safety_summary.py" />
      <source>Safety summary</source>
      <translation>Resumen de seguridad</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/record_kind.json" />
      <source>Screen wording</source>
      <translation>Texto de las preguntas</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/record_kind.json" />
      <location filename="ui/dialogs/incident.py" />
      <location filename="ui/widgets/work_row.py" />
      <source>Sent to the wrong place</source>
      <translation>Enviado al lugar equivocado</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/record_kind.json" />
      <source>Set aside</source>
      <translation>Puesto aparte</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/record_kind.json" />
      <location filename="ui/widgets/signature.py" />
      <source>Signature</source>
      <translation>Firma</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/record_kind.json" />
      <source>Tip for officers</source>
      <translation>Consejo para oficiales</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/record_kind.json" />
      <source>Trace</source>
      <translation>Rastro</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/record_kind.json" />
      <source>Two calls with one number</source>
      <translation>Dos llamadas con un mismo número</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/record_kind.json" />
      <source>Two people who look alike</source>
      <translation>Dos personas que se parecen</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/record_kind.json" />
      <source>Two records of one call</source>
      <translation>Dos registros de una misma llamada</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/record_kind.json" />
      <source>Two records of one person</source>
      <translation>Dos registros de una persona</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/record_kind.json" />
      <source>What a receiver wants</source>
      <translation>Lo que pide un destinatario</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/record_kind.json" />
      <location filename="resources/vocabulary/section.json" />
      <location filename="ui/dialogs/incident.py" />
      <location filename="ui/screens/encounter/entry.py" />
      <location filename="ui/screens/encounter/what_happened.py" />
      <source>What happened</source>
      <translation>Qué pasó</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/referral_answer.json" />
      <source>Appointment</source>
      <translation>Cita</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/referral_answer.json" />
      <source>Arrived</source>
      <translation>Llegó</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/referral_answer.json" />
      <source>Did not arrive</source>
      <translation>No llegó</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/referral_answer.json" />
      <source>Please call us</source>
      <translation>Por favor, llámennos</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/referral_request.json" />
      <source>Bridge appointment within seven days</source>
      <translation>Cita puente en menos de siete días</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/referral_request.json" />
      <source>Case management</source>
      <translation>Manejo de casos</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/referral_request.json" />
      <source>Counseling</source>
      <translation>Consejería</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/referral_request.json" />
      <source>Crisis bed</source>
      <translation>Cama de crisis</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/referral_request.json" />
      <source>Detox</source>
      <translation>Desintoxicación</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/referral_request.json" />
      <source>Medication review</source>
      <translation>Revisión de medicinas</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/referral_request.json" />
      <source>Outreach visit</source>
      <translation>Visita en la calle</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/referral_request.json" />
      <source>Peer support</source>
      <translation>Apoyo de pares</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/referral_request.json" />
      <source>Same-day crisis assessment</source>
      <translation>Evaluación de crisis el mismo día</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/referral_state.json" />
      <source>Called off</source>
      <translation>Cancelada</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/referral_state.json" />
      <source>Did not work out</source>
      <translation>No resultó</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/referral_state.json" />
      <location filename="ui/screens/packet.py" />
      <source>Draft</source>
      <translation>Borrador</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/referral_state.json" />
      <source>Entered by mistake</source>
      <translation>Registrada por error</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/referral_state.json" />
      <location filename="ui/widgets/encounter_row.py" />
      <source>In progress</source>
      <translation>En curso</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/referral_state.json" />
      <source>Sent</source>
      <translation>Enviada</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/referral_state.json" />
      <source>Waiting</source>
      <translation>En espera</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/report_channel.json" />
      <source>Online form</source>
      <translation>Formulario en línea</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/report_type.json" />
      <source>45 CFR 164.512(b)(1)(ii)</source>
      <translation>45 CFR 164.512(b)(1)(ii)</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/report_type.json" />
      <source>45 CFR 164.512(c)</source>
      <translation>45 CFR 164.512(c)</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/report_type.json" />
      <source>Abuse of a dependent adult</source>
      <translation>Abuso de un adulto dependiente</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/report_type.json" />
      <source>Another report that the law asks for</source>
      <translation>Otro reporte que pide la ley</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/report_type.json" />
      <source>Child</source>
      <translation>Menor</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/report_type.json" />
      <source>Child abuse or neglect</source>
      <translation>Abuso o negligencia de un menor</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/report_type.json" />
      <source>Dependent adult</source>
      <translation>Adulto dependiente</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/report_type.json" />
      <source>Duty to protect; 45 CFR 164.512(j)</source>
      <translation>Deber de proteger; 45 CFR 164.512(j)</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/report_type.json" />
      <source>Elder</source>
      <translation>Persona mayor</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/report_type.json" />
      <source>Elder abuse or neglect</source>
      <translation>Abuso o negligencia de una persona mayor</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/report_type.json" />
      <source>Warning to protect</source>
      <translation>Aviso para proteger</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/report_type.json" />
      <source>Warning to protect somebody</source>
      <translation>Aviso para proteger a alguien</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/resistance.json" />
      <source>Attacked</source>
      <translation>Atacó</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/resistance.json" />
      <source>Did not move or answer</source>
      <translation>No se movió ni respondió</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/resistance.json" />
      <source>Pulled away, tensed</source>
      <translation>Se soltó, se tensó</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/resistance.json" />
      <source>Pushed, fought to get away</source>
      <translation>Empujó, forcejeó para irse</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/resistance.json" />
      <source>With a deadly weapon</source>
      <translation>Con arma mortal</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/resistance.json" />
      <source>Words, refused</source>
      <translation>Palabras, se negó</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/restraint.json" />
      <source>Handcuffs, back</source>
      <translation>Esposas, atrás</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/restraint.json" />
      <source>Handcuffs, front</source>
      <translation>Esposas, adelante</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/restraint.json" />
      <source>Hobble</source>
      <translation>Atadura de piernas</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/restraint.json" />
      <source>Soft restraints by EMS</source>
      <translation>Sujeción suave de la ambulancia</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/restraint.json" />
      <source>Spit protection</source>
      <translation>Protección contra saliva</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/retraction_reason.json" />
      <source>About another person</source>
      <translation>Sobre otra persona</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/retraction_reason.json" />
      <source>Another reason</source>
      <translation>Otro motivo</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/retraction_reason.json" />
      <source>Belongs to another encounter</source>
      <translation>Pertenece a otro encuentro</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/retraction_reason.json" />
      <source>It did not happen as written</source>
      <translation>No pasó como está escrito</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/retraction_reason.json" />
      <source>Not true</source>
      <translation>No es cierto</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/retraction_reason.json" />
      <source>Written twice</source>
      <translation>Escrito dos veces</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/retraction_reason.json" />
      <source>Wrong encounter</source>
      <translation>Encuentro equivocado</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/retraction_reason.json" />
      <source>Wrong person</source>
      <translation>Persona equivocada</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/revocation.json" />
      <source>By word of mouth</source>
      <translation>De palabra</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/revocation.json" />
      <source>Through the one who speaks for them</source>
      <translation>Por quien habla en su nombre</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/risk_level.json" />
      <source>High</source>
      <translation>Alto</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/risk_level.json" />
      <source>Low</source>
      <translation>Bajo</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/risk_level.json" />
      <source>Moderate</source>
      <translation>Moderado</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/section.json" />
      <location filename="ui/screens/encounter/force_weapons.py" />
      <source>Force, weapons</source>
      <translation>Fuerza, armas</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/section.json" />
      <location filename="ui/screens/encounter/outcome_needs.py" />
      <source>Outcome, needs</source>
      <translation>Resultado, necesidades</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/section.json" />
      <location filename="ui/screens/encounter/people.py" />
      <location filename="ui/screens/palette.py" />
      <location filename="ui/screens/people.py" />
      <location filename="ui/workplace.py" />
      <source>People</source>
      <translation>Personas</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/section.json" />
      <location filename="ui/screens/encounter/release_files.py" />
      <source>Release and files</source>
      <translation>Autorización y archivos</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/section.json" />
      <location filename="ui/screens/encounter/risk_screen.py" />
      <source>Risk screens</source>
      <translation>Evaluaciones de riesgo</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/sex.json" />
      <source>Female</source>
      <translation>Femenino</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/sex.json" />
      <source>Intersex</source>
      <translation>Intersexual</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/sex.json" />
      <source>Male</source>
      <translation>Masculino</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/sharing_basis.json" />
      <source>Admitted taking part in a violent crime</source>
      <translation>Admitió haber tomado parte en un delito violento</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/sharing_basis.json" />
      <source>As agreed; 45 CFR 164.510(b). Put it in writing for anything beyond.</source>
      <translation>Según lo acordado; 45 CFR 164.510(b). Para algo más, póngalo por escrito.</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/sharing_basis.json" />
      <source>As the release says; 45 CFR 164.508.</source>
      <translation>Como dice la autorización; 45 CFR 164.508.</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/sharing_basis.json" />
      <source>It comes from substance use treatment</source>
      <translation>Viene de un tratamiento por uso de sustancias</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/sharing_basis.json" />
      <source>Nothing from here. Only with a release that names the police, a medical emergency (to medical staff), a crime at the program or against its staff, or a court order; every one of them is logged; 42 CFR 2.12(c)(5), 2.31, 2.51, 2.61 to 2.67.</source>
      <translation>Nada desde aquí. Solo con una autorización que nombre a la policía, una emergencia médica (al personal médico), un delito en el programa o contra su personal, o una orden judicial; cada una queda registrada; 42 CFR 2.12(c)(5), 2.31, 2.51, 2.61 a 2.67.</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/sharing_basis.json" />
      <source>Nothing. A report is no reason to tell a diagnosis; the officer writes what was seen and heard.</source>
      <translation>Nada. Un informe no es motivo para decir un diagnóstico; el oficial escribe lo que vio y oyó.</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/sharing_basis.json" />
      <source>Officer must identify or find someone</source>
      <translation>El oficial debe identificar o encontrar a alguien</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/sharing_basis.json" />
      <source>Officer wants a diagnosis for the report</source>
      <translation>El oficial quiere un diagnóstico para el informe</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/sharing_basis.json" />
      <source>Only the statement and the eight items for finding someone, and not when learned in treatment for it; 45 CFR 164.512(j)(1)(ii)(A).</source>
      <translation>Solo la declaración y los ocho datos para encontrar a alguien, y no si se supo al tratar por ello; 45 CFR 164.512(j)(1)(ii)(A).</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/sharing_basis.json" />
      <source>Only when the officer asks, and only: name and address, date and place of birth, social security number, blood type, kind of injury, date and time of treatment, date and time of death, distinguishing features. No DNA, dental or tissue facts; 45 CFR 164.512(f)(2).</source>
      <translation>Solo cuando el oficial lo pide, y solo: nombre y dirección, fecha y lugar de nacimiento, número de seguro social, tipo de sangre, tipo de herida, fecha y hora del tratamiento, fecha y hora de la muerte, señas particulares. Nada de ADN, dientes ni tejidos; 45 CFR 164.512(f)(2).</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/sharing_basis.json" />
      <source>Safety and medical facts only; treatment or required by law.</source>
      <translation>Solo datos de seguridad y médicos; tratamiento o exigido por ley.</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/sharing_basis.json" />
      <source>Serious and imminent danger to someone, the team included</source>
      <translation>Peligro grave e inminente para alguien, incluido el equipo</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/sharing_basis.json" />
      <source>Signed release names the police</source>
      <translation>La autorización firmada nombra a la policía</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/sharing_basis.json" />
      <source>The officer heard it too</source>
      <translation>El oficial también lo oyó</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/sharing_basis.json" />
      <source>The officer transports under a hold</source>
      <translation>El oficial traslada bajo una retención</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/sharing_basis.json" />
      <source>The person agrees</source>
      <translation>La persona está de acuerdo</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/sharing_basis.json" />
      <source>The person is a victim and agrees</source>
      <translation>La persona es víctima y está de acuerdo</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/sharing_basis.json" />
      <source>What the responder needs, no more; 45 CFR 164.512(j)(1)(i).</source>
      <translation>Lo que necesita quien responde, nada más; 45 CFR 164.512(j)(1)(i).</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/sharing_basis.json" />
      <source>What they agree to. When they cannot agree: only what is needed at once, not used against them, and in their best interest; 45 CFR 164.512(f)(3).</source>
      <translation>Lo que la persona acepta. Si no puede aceptar: solo lo que hace falta de inmediato, sin usarse en su contra y por su bien; 45 CFR 164.512(f)(3).</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/sharing_basis.json" />
      <source>You tell nothing. The officer writes it in their own words, as the officer heard it.</source>
      <translation>Usted no dice nada. El oficial lo escribe en sus palabras, como lo oyó.</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/stub_state.json" />
      <source>Release on file</source>
      <translation>Autorización archivada</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/stub_state.json" />
      <source>Release refused</source>
      <translation>Autorización rechazada</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/stub_state.json" />
      <source>Release taken back</source>
      <translation>Autorización retirada</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/stub_state.json" />
      <source>Something left, recorded</source>
      <translation>Algo salió, quedó registrado</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/substance.json" />
      <source>Alcohol</source>
      <translation>Alcohol</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/substance.json" />
      <source>Benzodiazepines</source>
      <translation>Benzodiacepinas</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/substance.json" />
      <source>Cannabis</source>
      <translation>Cannabis</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/substance.json" />
      <source>Cocaine or crack</source>
      <translation>Cocaína o crack</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/substance.json" />
      <source>Fentanyl or heroin</source>
      <translation>Fentanilo o heroína</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/substance.json" />
      <source>Hallucinogens, MDMA</source>
      <translation>Alucinógenos, MDMA</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/substance.json" />
      <source>Inhalants</source>
      <translation>Inhalantes</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/substance.json" />
      <source>Methamphetamine</source>
      <translation>Metanfetamina</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/substance.json" />
      <source>Opioid pain pills</source>
      <translation>Analgésicos opioides</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/substance.json" />
      <source>Something else</source>
      <translation>Otra cosa</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/substance.json" />
      <source>Synthetic cannabinoids, bath salts</source>
      <translation>Cannabinoides sintéticos, sales de baño</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/substance_route.json" />
      <source>Another way</source>
      <translation>De otra forma</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/substance_route.json" />
      <source>Drank or swallowed</source>
      <translation>Bebida o tragada</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/substance_route.json" />
      <source>Injected</source>
      <translation>Inyectada</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/substance_route.json" />
      <source>Smoked or vaped</source>
      <translation>Fumada o vapeada</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/substance_route.json" />
      <source>Snorted</source>
      <translation>Inhalada por la nariz</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/trained_officer.json" />
      <source>Asked for and came</source>
      <translation>Se pidió y vino</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/trained_officer.json" />
      <source>Asked for, did not come</source>
      <translation>Se pidió, no vino</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/trained_officer.json" />
      <source>Came without being asked for</source>
      <translation>Vino sin que se pidiera</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/transport_by.json" />
      <source>Ambulance</source>
      <translation>Ambulancia</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/transport_by.json" />
      <source>Another police unit</source>
      <translation>Otra unidad policial</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/transport_by.json" />
      <source>Clinician’s car</source>
      <translation>Auto del clínico</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/transport_by.json" />
      <source>Family or friend</source>
      <translation>Familia o amigo</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/transport_by.json" />
      <source>Mobile crisis team</source>
      <translation>Equipo móvil de crisis</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/transport_by.json" />
      <source>No transport</source>
      <translation>Sin traslado</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/transport_by.json" />
      <source>Our car</source>
      <translation>Nuestro auto</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/urgency.json" />
      <location filename="ui/dialogs/leave_follow_up.py" />
      <location filename="ui/screens/support.py" />
      <source>Tonight</source>
      <translation>Esta noche</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/urgency.json" />
      <source>When there is room</source>
      <translation>Cuando haya lugar</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/urgency.json" />
      <source>Within 24 hours</source>
      <translation>En menos de 24 horas</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/urgency.json" />
      <source>Within 72 hours</source>
      <translation>En menos de 72 horas</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/urgency.json" />
      <source>Within a week</source>
      <translation>En menos de una semana</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/weapon.json" />
      <source>Blunt object</source>
      <translation>Objeto contundente</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/weapon.json" />
      <source>Improvised</source>
      <translation>Improvisada</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/weapon.json" />
      <source>Knife or blade</source>
      <translation>Cuchillo o navaja</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/weapon.json" />
      <source>Needle or sharp</source>
      <translation>Aguja u objeto punzante</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/weapon.json" />
      <source>Spray or chemical</source>
      <translation>Aerosol o químico</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/weapon_state.json" />
      <source>Left with family or owner</source>
      <translation>Quedó con la familia o el dueño</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/weapon_state.json" />
      <source>Secured by us</source>
      <translation>La aseguramos</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/weapon_state.json" />
      <source>There</source>
      <translation>Presente</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/weapon_state.json" />
      <source>Threatened with</source>
      <translation>Amenazó con ella</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/weapon_state.json" />
      <source>Used</source>
      <translation>Usada</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/withdrawal_sign.json" />
      <source>Aches or cramps</source>
      <translation>Dolores o calambres</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/withdrawal_sign.json" />
      <source>Cannot keep still</source>
      <translation>No puede estarse quieto</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/withdrawal_sign.json" />
      <source>Confused</source>
      <translation>Con confusión</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/withdrawal_sign.json" />
      <source>Nausea or vomiting</source>
      <translation>Náuseas o vómitos</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/withdrawal_sign.json" />
      <source>Sees or hears things</source>
      <translation>Ve u oye cosas</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/withdrawal_sign.json" />
      <source>Shaking</source>
      <translation>Temblores</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/withdrawal_sign.json" />
      <source>Sweating</source>
      <translation>Sudores</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/without_team.json" />
      <source>Ambulance call</source>
      <translation>Llamada a ambulancia</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/without_team.json" />
      <source>Left as it was</source>
      <translation>Quedaría igual</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/without_team.json" />
      <source>More officers, longer</source>
      <translation>Más oficiales, más tiempo</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/without_team.json" />
      <source>The same</source>
      <translation>Lo mismo</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/worked.json" />
      <source>It did not</source>
      <translation>No funcionó</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/worked.json" />
      <source>It worked</source>
      <translation>Funcionó</translation>
    </message>
    <message>
      <location filename="resources/vocabulary/worked.json" />
      <source>Partly</source>
      <translation>En parte</translation>
    </message>
    <message>
      <location filename="ui/dialogs/addendum.py" />
      <source>21:12, or about 21:10</source>
      <translation>21:12, o cerca de las 21:10</translation>
    </message>
    <message>
      <location filename="ui/dialogs/addendum.py" />
      <location filename="ui/screens/encounter/person_finder.py" />
      <source>Add</source>
      <translation>Agregar</translation>
    </message>
    <message>
      <location filename="ui/dialogs/addendum.py" />
      <source>Add to what was signed</source>
      <translation>Agregar a lo firmado</translation>
    </message>
    <message>
      <location filename="ui/dialogs/addendum.py" />
      <source>Correct it</source>
      <translation>Corregirlo</translation>
    </message>
    <message>
      <location filename="ui/dialogs/addendum.py" />
      <source>It says</source>
      <translation>Dice</translation>
    </message>
    <message>
      <location filename="ui/dialogs/addendum.py" />
      <source>It should say</source>
      <translation>Debe decir</translation>
    </message>
    <message>
      <location filename="ui/dialogs/addendum.py" />
      <source>Leave only the wrong words.</source>
      <translation>Deje solo las palabras equivocadas.</translation>
    </message>
    <message>
      <location filename="ui/dialogs/addendum.py" />
      <source>Misheard, mistyped, seen again on the recording…</source>
      <translation>Mal oído, mal escrito, visto de nuevo en la grabación…</translation>
    </message>
    <message>
      <location filename="ui/dialogs/addendum.py" />
      <source>Remembered later, heard from the hospital…</source>
      <translation>Recordado después, dicho por el hospital…</translation>
    </message>
    <message>
      <location filename="ui/dialogs/addendum.py" />
      <source>Take it back</source>
      <translation>Retirarlo</translation>
    </message>
    <message>
      <location filename="ui/dialogs/addendum.py" />
      <source>The day it happened</source>
      <translation>El día en que pasó</translation>
    </message>
    <message>
      <location filename="ui/dialogs/addendum.py" />
      <source>The signed words stay as they are. What you add has your name and the time.</source>
      <translation>Las palabras firmadas se quedan como están. Lo que agregue lleva su nombre y la hora.</translation>
    </message>
    <message>
      <location filename="ui/dialogs/addendum.py" />
      <source>What is added</source>
      <translation>Qué se agrega</translation>
    </message>
    <message>
      <location filename="ui/dialogs/addendum.py" />
      <source>What it is</source>
      <translation>Qué es</translation>
    </message>
    <message>
      <location filename="ui/dialogs/addendum.py" />
      <source>What you add to</source>
      <translation>A qué agrega</translation>
    </message>
    <message>
      <location filename="ui/dialogs/addendum.py" />
      <source>When it happened</source>
      <translation>Cuándo pasó</translation>
    </message>
    <message>
      <location filename="ui/dialogs/addendum.py" />
      <source>Which words are wrong</source>
      <translation>Qué palabras están mal</translation>
    </message>
    <message>
      <location filename="ui/dialogs/addendum.py" />
      <source>Whose it is, how it came here…</source>
      <translation>De quién es, cómo llegó aquí…</translation>
    </message>
    <message>
      <location filename="ui/dialogs/addendum.py" />
      <location filename="ui/dialogs/incident.py" />
      <location filename="ui/dialogs/proposal.py" />
      <location filename="ui/dialogs/reply.py" />
      <location filename="ui/screens/work_list.py" />
      <source>Why</source>
      <translation>Por qué</translation>
    </message>
    <message>
      <location filename="ui/dialogs/addendum.py" />
      <source>Why it does not belong here</source>
      <translation>Por qué no pertenece aquí</translation>
    </message>
    <message>
      <location filename="ui/dialogs/addendum.py" />
      <location filename="ui/dialogs/disclosures.py" />
      <location filename="ui/screens/encounter/editor.py" />
      <source>Write the day as 1992-03-08 or 3/8/1992.</source>
      <translation>Escriba el día como 1992-03-08 o 3/8/1992 (mes primero).</translation>
    </message>
    <message>
      <location filename="ui/dialogs/addendum.py" />
      <source>Write the time as 21:12 or about 21:10.</source>
      <translation>Escriba la hora como 21:12 o cerca de las 21:10.</translation>
    </message>
    <message>
      <location filename="ui/dialogs/addendum.py" />
      <location filename="ui/dialogs/proposal.py" />
      <location filename="ui/dialogs/sign.py" />
      <source>Your passphrase</source>
      <translation>Su frase de paso</translation>
    </message>
    <message numerus="yes">
      <location filename="ui/dialogs/disclosures.py" />
      <source>%n of them belong in the accounting that the person may ask for (45 CFR 164.528).</source>
      <translation>
        <numerusform>%n debe figurar en el informe de divulgaciones que la persona puede pedir (45 CFR 164.528).</numerusform>
        <numerusform>%n deben figurar en el informe de divulgaciones que la persona puede pedir (45 CFR 164.528).</numerusform>
      </translation>
    </message>
    <message>
      <location filename="ui/dialogs/disclosures.py" />
      <source>An agency asks to hold back…</source>
      <translation>Un organismo pide retenerlo…</translation>
    </message>
    <message>
      <location filename="ui/dialogs/disclosures.py" />
      <source>By word of mouth: 30 days at most</source>
      <translation>De palabra: 30 días como máximo</translation>
    </message>
    <message>
      <location filename="ui/dialogs/disclosures.py" />
      <source>Did not leave</source>
      <translation>No salió</translation>
    </message>
    <message>
      <location filename="ui/dialogs/disclosures.py" />
      <source>For the person: what has to be accounted for, of the six years before today.</source>
      <translation>Para la persona: lo que debe rendirse de los seis años anteriores a hoy.</translation>
    </message>
    <message>
      <location filename="ui/dialogs/disclosures.py" />
      <source>Hold it back</source>
      <translation>Retenerlo</translation>
    </message>
    <message>
      <location filename="ui/dialogs/disclosures.py" />
      <source>How they asked</source>
      <translation>Cómo lo pidieron</translation>
    </message>
    <message>
      <location filename="ui/dialogs/disclosures.py" />
      <source>In the accounting</source>
      <translation>En el informe</translation>
    </message>
    <message>
      <location filename="ui/dialogs/disclosures.py" />
      <location filename="ui/screens/encounter/release_page.py" />
      <source>Needs a look</source>
      <translation>Hay que revisarlo</translation>
    </message>
    <message>
      <location filename="ui/dialogs/disclosures.py" />
      <source>Nothing about them has left yet.</source>
      <translation>Todavía no ha salido nada sobre esta persona.</translation>
    </message>
    <message>
      <location filename="ui/dialogs/disclosures.py" />
      <source>Print the accounting</source>
      <translation>Imprimir el informe</translation>
    </message>
    <message>
      <location filename="ui/dialogs/disclosures.py" />
      <source>This went to the wrong place…</source>
      <translation>Esto fue al lugar equivocado…</translation>
    </message>
    <message>
      <location filename="ui/dialogs/disclosures.py" />
      <location filename="ui/screens/work_list.py" />
      <source>What is known of it…</source>
      <translation>Lo que se sabe de esto…</translation>
    </message>
    <message>
      <location filename="ui/dialogs/disclosures.py" />
      <source>What it claims to rest on does not hold here. It is in the accounting until that is settled.</source>
      <translation>Lo que dice como base no se sostiene aquí. Figura en el registro hasta que se aclare.</translation>
    </message>
    <message>
      <location filename="ui/dialogs/disclosures.py" />
      <source>What they say the accounting would hinder</source>
      <translation>Qué dicen que dificultaría el informe</translation>
    </message>
    <message>
      <location filename="ui/dialogs/disclosures.py" />
      <source>What was disclosed about {name}</source>
      <translation>Qué se comunicó sobre {name}</translation>
    </message>
    <message>
      <location filename="ui/dialogs/disclosures.py" />
      <source>What was disclosed, to whom</source>
      <translation>Qué se comunicó y a quién</translation>
    </message>
    <message>
      <location filename="ui/dialogs/disclosures.py" />
      <source>What which agency was told</source>
      <translation>Lo que se comunicó a qué organismo</translation>
    </message>
    <message>
      <location filename="ui/dialogs/disclosures.py" />
      <source>Who asks: name and office</source>
      <translation>Quién lo pide: nombre y cargo</translation>
    </message>
    <message>
      <location filename="ui/dialogs/disclosures.py" />
      <source>Wrong place, not decided</source>
      <translation>Lugar equivocado, sin decidir</translation>
    </message>
    <message>
      <location filename="ui/dialogs/disclosures.py" />
      <source>not named</source>
      <translation>sin nombre</translation>
    </message>
    <message>
      <location filename="ui/dialogs/disclosures.py" />
      <source>{agency}: held back until {day}, as {who} asked.</source>
      <translation>{agency}: retenido hasta el {day}, como pidió {who}.</translation>
    </message>
    <message>
      <location filename="ui/dialogs/enrol.py" />
      <location filename="ui/house.py" />
      <location filename="ui/meeting.py" />
      <location filename="ui/screens/keys.py" />
      <location filename="ui/screens/settings.py" />
      <location filename="ui/screens/sync.py" />
      <location filename="ui/workplace.py" />
      <source>Close</source>
      <translation>Cerrar</translation>
    </message>
    <message>
      <location filename="ui/dialogs/enrol.py" />
      <location filename="ui/screens/sync.py" />
      <source>Enrol at the station</source>
      <translation>Inscribirse en la estación</translation>
    </message>
    <message>
      <location filename="ui/dialogs/enrol.py" />
      <source>The administrator has not typed the digits yet. Esc once more stops it; then a new code is needed.</source>
      <translation>El administrador aún no ha escrito los dígitos. Esc otra vez lo detiene; entonces hace falta un código nuevo.</translation>
    </message>
    <message>
      <location filename="ui/dialogs/enrol.py" />
      <source>This laptop belongs to the station {station} now. What is waiting here is being sent; nobody has to wait for it.</source>
      <translation>Esta laptop pertenece ahora a la estación {station}. Lo que espera aquí se está enviando; nadie tiene que esperar.</translation>
    </message>
    <message>
      <location filename="ui/dialogs/enrol.py" />
      <source>This laptop is being enrolled. Wait for the administrator, or stop it with Cancel.</source>
      <translation>Esta laptop se está inscribiendo. Espere al administrador, o deténgalo con Cancelar.</translation>
    </message>
    <message>
      <location filename="ui/dialogs/follow_up.py" />
      <location filename="ui/screens/person.py" />
      <source>Add follow-up</source>
      <translation>Agregar seguimiento</translation>
    </message>
    <message>
      <location filename="ui/dialogs/follow_up.py" />
      <source>Call tomorrow, bring the ID, visit the shelter</source>
      <translation>Llamar mañana, llevar la identificación, visitar el albergue</translation>
    </message>
    <message>
      <location filename="ui/dialogs/follow_up.py" />
      <source>Follow-up for {name}</source>
      <translation>Seguimiento para {name}</translation>
    </message>
    <message>
      <location filename="ui/dialogs/follow_up.py" />
      <location filename="ui/workplace.py" />
      <source>Not now</source>
      <translation>Ahora no</translation>
    </message>
    <message>
      <location filename="ui/dialogs/follow_up.py" />
      <source>What to do</source>
      <translation>Qué hacer</translation>
    </message>
    <message>
      <location filename="ui/dialogs/incident.py" />
      <source>21:12, or Nov 23 21:12</source>
      <translation>21:12, o 23 nov 21:12</translation>
    </message>
    <message>
      <location filename="ui/dialogs/incident.py" />
      <source>Did they get the passphrase?</source>
      <translation>¿Recibieron la frase de paso?</translation>
    </message>
    <message>
      <location filename="ui/dialogs/incident.py" />
      <source>For the privacy officer. It stays in the house.</source>
      <translation>Para el responsable de privacidad. Se queda en la casa.</translation>
    </message>
    <message>
      <location filename="ui/dialogs/incident.py" />
      <source>How many people’s records it was</source>
      <translation>De cuántas personas eran los registros</translation>
    </message>
    <message>
      <location filename="ui/dialogs/incident.py" />
      <source>It stays open until everybody below was told.</source>
      <translation>Sigue abierto hasta que se haya avisado a todos los de abajo.</translation>
    </message>
    <message>
      <location filename="ui/dialogs/incident.py" />
      <source>It was decided…</source>
      <translation>Se decidió…</translation>
    </message>
    <message>
      <location filename="ui/dialogs/incident.py" />
      <location filename="ui/screens/encounter/attachment_part.py" />
      <location filename="ui/screens/leaving.py" />
      <source>Keep it</source>
      <translation>Guardarlo</translation>
    </message>
    <message>
      <location filename="ui/dialogs/incident.py" />
      <source>Keep the decision</source>
      <translation>Guardar la decisión</translation>
    </message>
    <message>
      <location filename="ui/dialogs/incident.py" />
      <source>Kept. It stands under Follow-ups until it is decided.</source>
      <translation>Guardado. Está en Seguimientos hasta que se decida.</translation>
    </message>
    <message>
      <location filename="ui/dialogs/incident.py" />
      <source>Name and number, as far as you know</source>
      <translation>Nombre y número, hasta donde sepa</translation>
    </message>
    <message>
      <location filename="ui/dialogs/incident.py" />
      <source>Open it again</source>
      <translation>Abrirlo otra vez</translation>
    </message>
    <message>
      <location filename="ui/dialogs/incident.py" />
      <source>Print the draft</source>
      <translation>Imprimir el borrador</translation>
    </message>
    <message>
      <location filename="ui/dialogs/incident.py" />
      <source>Query returns</source>
      <translation>Consultas</translation>
    </message>
    <message>
      <location filename="ui/dialogs/incident.py" />
      <source>Query returns of the police were in it (CJI)</source>
      <translation>Había resultados de consultas policiales (CJI)</translation>
    </message>
    <message>
      <location filename="ui/dialogs/incident.py" />
      <source>The clocks run from here.</source>
      <translation>Los plazos corren desde aquí.</translation>
    </message>
    <message>
      <location filename="ui/dialogs/incident.py" />
      <source>The privacy officer decides. Until another thing is found, it counts as a breach.</source>
      <translation>Decide el responsable de privacidad. Mientras no se determine otra cosa, cuenta como violación de datos.</translation>
    </message>
    <message>
      <location filename="ui/dialogs/incident.py" />
      <source>What was found</source>
      <translation>Qué se determinó</translation>
    </message>
    <message>
      <location filename="ui/dialogs/incident.py" />
      <source>What you typed here is not kept yet. Keep it, or press Back again to let it go.</source>
      <translation>Lo que escribió aquí no está guardado todavía. Guárdelo, o pulse Atrás otra vez para dejarlo.</translation>
    </message>
    <message>
      <location filename="ui/dialogs/incident.py" />
      <source>When it was noticed</source>
      <translation>Cuándo se notó</translation>
    </message>
    <message>
      <location filename="ui/dialogs/incident.py" />
      <source>Who decided it</source>
      <translation>Quién lo decidió</translation>
    </message>
    <message>
      <location filename="ui/dialogs/incident.py" />
      <source>Who got it</source>
      <translation>Quién lo recibió</translation>
    </message>
    <message>
      <location filename="ui/dialogs/incident.py" />
      <source>Who must hear of it. A tap says: told today.</source>
      <translation>A quién hay que avisar. Un toque dice: avisado hoy.</translation>
    </message>
    <message>
      <location filename="ui/dialogs/incident.py" />
      <source>Who noticed it</source>
      <translation>Quién lo notó</translation>
    </message>
    <message>
      <location filename="ui/dialogs/incident.py" />
      <source>Who there said so</source>
      <translation>Quién lo dijo allí</translation>
    </message>
    <message>
      <location filename="ui/dialogs/incident.py" />
      <source>Who they are</source>
      <translation>Quiénes son</translation>
    </message>
    <message>
      <location filename="ui/dialogs/incident.py" />
      <source>Who was told</source>
      <translation>A quién se avisó</translation>
    </message>
    <message>
      <location filename="ui/dialogs/incident.py" />
      <source>Write a number, 1 or more.</source>
      <translation>Escriba un número, 1 o más.</translation>
    </message>
    <message>
      <location filename="ui/dialogs/incident.py" />
      <source>for {whom}</source>
      <translation>para {whom}</translation>
    </message>
    <message>
      <location filename="ui/dialogs/incident.py" />
      <source>{found}. {who}: {why}</source>
      <translation>{found}. {who}: {why}</translation>
    </message>
    <message>
      <location filename="ui/dialogs/incident.py" />
      <source>{who}: by {when}</source>
      <translation>{who}: antes de {when}</translation>
    </message>
    <message>
      <location filename="ui/dialogs/incident.py" />
      <source>{who}: overdue since {when}</source>
      <translation>{who}: vencido desde {when}</translation>
    </message>
    <message>
      <location filename="ui/dialogs/incident.py" />
      <source>{who}: told {day}</source>
      <translation>{who}: avisado {day}</translation>
    </message>
    <message>
      <location filename="ui/dialogs/join.py" />
      <location filename="ui/screens/encounter/call.py" />
      <location filename="ui/screens/encounter/people.py" />
      <location filename="ui/screens/person.py" />
      <source>Address</source>
      <translation>Dirección</translation>
    </message>
    <message>
      <location filename="ui/dialogs/join.py" />
      <source>Age</source>
      <translation>Edad</translation>
    </message>
    <message>
      <location filename="ui/dialogs/join.py" />
      <source>Are these one person?</source>
      <translation>¿Son una misma persona?</translation>
    </message>
    <message>
      <location filename="ui/dialogs/join.py" />
      <location filename="ui/screens/encounter/beside.py" />
      <location filename="ui/screens/encounter/people.py" />
      <location filename="ui/screens/person.py" />
      <source>Be careful</source>
      <translation>Tenga cuidado</translation>
    </message>
    <message>
      <location filename="ui/dialogs/join.py" />
      <location filename="ui/screens/encounter/people.py" />
      <source>Born</source>
      <translation>Nacimiento</translation>
    </message>
    <message>
      <location filename="ui/dialogs/join.py" />
      <source>Both records stay as they are and are shown as one. You can undo it at any time.</source>
      <translation>Los dos registros se quedan como están y se muestran como uno. Puede deshacerlo en cualquier momento.</translation>
    </message>
    <message>
      <location filename="ui/dialogs/join.py" />
      <location filename="ui/screens/encounter/people.py" />
      <source>Call first in an emergency</source>
      <translation>Llamar primero en una emergencia</translation>
    </message>
    <message>
      <location filename="ui/dialogs/join.py" />
      <location filename="ui/screens/encounter/people.py" />
      <source>Description</source>
      <translation>Descripción</translation>
    </message>
    <message>
      <location filename="ui/dialogs/join.py" />
      <location filename="ui/screens/encounter/people.py" />
      <source>Goes by</source>
      <translation>Le dicen</translation>
    </message>
    <message>
      <location filename="ui/dialogs/join.py" />
      <location filename="ui/screens/encounter/people.py" />
      <source>Legal name</source>
      <translation>Nombre legal</translation>
    </message>
    <message>
      <location filename="ui/dialogs/join.py" />
      <source>Not proposed as one person again. You can undo it at any time.</source>
      <translation>No se volverá a proponer como una sola persona. Puede deshacerlo en cualquier momento.</translation>
    </message>
    <message>
      <location filename="ui/dialogs/join.py" />
      <source>One person</source>
      <translation>Una persona</translation>
    </message>
    <message>
      <location filename="ui/dialogs/join.py" />
      <location filename="ui/screens/person.py" />
      <source>Other names</source>
      <translation>Otros nombres</translation>
    </message>
    <message>
      <location filename="ui/dialogs/join.py" />
      <location filename="ui/screens/encounter/people.py" />
      <source>Sex</source>
      <translation>Sexo</translation>
    </message>
    <message>
      <location filename="ui/dialogs/join.py" />
      <source>They are two people</source>
      <translation>Son dos personas</translation>
    </message>
    <message>
      <location filename="ui/dialogs/join.py" />
      <location filename="ui/screens/encounter/beside.py" />
      <location filename="ui/screens/encounter/people.py" />
      <location filename="ui/screens/person.py" />
      <source>What helps</source>
      <translation>Qué ayuda</translation>
    </message>
    <message>
      <location filename="ui/dialogs/join.py" />
      <source>Which record leads</source>
      <translation>Qué registro manda</translation>
    </message>
    <message>
      <location filename="ui/dialogs/join.py" />
      <location filename="ui/screens/encounter/outcome_needs.py" />
      <source>Why we think so</source>
      <translation>Por qué lo creemos</translation>
    </message>
    <message>
      <location filename="ui/dialogs/join.py" />
      <source>differs</source>
      <translation>difiere</translation>
    </message>
    <message>
      <location filename="ui/dialogs/leave_follow_up.py" />
      <source>A name or an address; empty when not known</source>
      <translation>Un nombre o una dirección; vacío si no se sabe</translation>
    </message>
    <message>
      <location filename="ui/dialogs/leave_follow_up.py" />
      <source>By when</source>
      <translation>Para cuándo</translation>
    </message>
    <message>
      <location filename="ui/dialogs/leave_follow_up.py" />
      <location filename="ui/screens/keys.py" />
      <location filename="ui/workplace.py" />
      <source>Leave a follow-up for the team</source>
      <translation>Dejar un seguimiento para el equipo</translation>
    </message>
    <message>
      <location filename="ui/dialogs/leave_follow_up.py" />
      <source>Leave this follow-up</source>
      <translation>Dejar este seguimiento</translation>
    </message>
    <message>
      <location filename="ui/dialogs/leave_follow_up.py" />
      <source>Met before</source>
      <translation>Ya conocida</translation>
    </message>
    <message>
      <location filename="ui/dialogs/leave_follow_up.py" />
      <source>Note</source>
      <translation>Nota</translation>
    </message>
    <message>
      <location filename="ui/dialogs/leave_follow_up.py" />
      <source>Say by when: 1 tonight, 2 tomorrow, 3 this week.</source>
      <translation>Diga para cuándo: 1 esta noche, 2 mañana, 3 esta semana.</translation>
    </message>
    <message>
      <location filename="ui/dialogs/leave_follow_up.py" />
      <source>Say what is due: a digit, or in words below.</source>
      <translation>Diga qué queda pendiente: un número, o en palabras abajo.</translation>
    </message>
    <message>
      <location filename="ui/dialogs/leave_follow_up.py" />
      <location filename="ui/screens/support.py" />
      <source>This week</source>
      <translation>Esta semana</translation>
    </message>
    <message>
      <location filename="ui/dialogs/leave_follow_up.py" />
      <location filename="ui/screens/encounter/outcome_page.py" />
      <source>What is due</source>
      <translation>Qué queda pendiente</translation>
    </message>
    <message>
      <location filename="ui/dialogs/leave_follow_up.py" />
      <source>What the team should know, or what is due in words</source>
      <translation>Lo que debe saber el equipo, o qué queda pendiente en palabras</translation>
    </message>
    <message>
      <location filename="ui/dialogs/leave_follow_up.py" />
      <location filename="ui/screens/encounter/outcome_page.py" />
      <source>Who</source>
      <translation>Quién</translation>
    </message>
    <message>
      <location filename="ui/dialogs/passphrase.py" />
      <source>I have passed it on</source>
      <translation>Ya la comuniqué</translation>
    </message>
    <message>
      <location filename="ui/dialogs/passphrase.py" />
      <source>Read back from {stick}: whole. Eject it before you pull it out.</source>
      <translation>Se volvió a leer desde {stick}: completo. Expúlsela antes de sacarla.</translation>
    </message>
    <message>
      <location filename="ui/dialogs/passphrase.py" />
      <source>Saved with a passphrase</source>
      <translation>Guardado con frase de paso</translation>
    </message>
    <message>
      <location filename="ui/dialogs/passphrase.py" />
      <source>Say it by telephone, never in the same mail. It is shown once and kept nowhere; a new copy gets a new one.</source>
      <translation>Dígala por teléfono, nunca en el mismo correo. Se muestra una vez y no se guarda en ningún lado; una copia nueva recibe otra.</translation>
    </message>
    <message>
      <location filename="ui/dialogs/passphrase.py" />
      <source>{file} is saved and on record. This opens it:</source>
      <translation>{file} está guardado y registrado. Esto lo abre:</translation>
    </message>
    <message>
      <location filename="ui/dialogs/print_record.py" />
      <source>Clinical record</source>
      <translation>Registro clínico</translation>
    </message>
    <message>
      <location filename="ui/dialogs/print_record.py" />
      <source>Copied. Paste it into your own system; the clipboard clears itself after a minute.</source>
      <translation>Copiado. Péguelo en su propio sistema; el portapapeles se vacía solo después de un minuto.</translation>
    </message>
    <message>
      <location filename="ui/dialogs/print_record.py" />
      <source>Copy as text</source>
      <translation>Copiar como texto</translation>
    </message>
    <message>
      <location filename="ui/dialogs/print_record.py" />
      <source>For our own file</source>
      <translation>Para nuestro archivo</translation>
    </message>
    <message>
      <location filename="ui/dialogs/print_record.py" />
      <source>For somebody else</source>
      <translation>Para alguien más</translation>
    </message>
    <message>
      <location filename="ui/dialogs/print_record.py" />
      <location filename="ui/dialogs/stick_sync.py" />
      <source>For whom</source>
      <translation>Para quién</translation>
    </message>
    <message>
      <location filename="ui/dialogs/print_record.py" />
      <location filename="ui/screens/encounter/hold_arrest.py" />
      <source>In which language</source>
      <translation>En qué idioma</translation>
    </message>
    <message>
      <location filename="ui/dialogs/print_record.py" />
      <source>Officer's section</source>
      <translation>Sección del oficial</translation>
    </message>
    <message>
      <location filename="ui/dialogs/print_record.py" />
      <source>Police record</source>
      <translation>Registro policial</translation>
    </message>
    <message>
      <location filename="ui/dialogs/print_record.py" />
      <location filename="ui/screens/packet.py" />
      <location filename="ui/screens/setup.py" />
      <source>Print</source>
      <translation>Imprimir</translation>
    </message>
    <message>
      <location filename="ui/dialogs/print_record.py" />
      <source>Print this encounter</source>
      <translation>Imprimir este encuentro</translation>
    </message>
    <message>
      <location filename="ui/dialogs/print_record.py" />
      <source>The joint and the clinical part, for the clinical file.</source>
      <translation>La parte conjunta y la clínica, para el archivo clínico.</translation>
    </message>
    <message>
      <location filename="ui/dialogs/print_record.py" />
      <source>The joint and the police part, for the agency's own file.</source>
      <translation>La parte conjunta y la policial, para el archivo de la agencia.</translation>
    </message>
    <message>
      <location filename="ui/dialogs/print_record.py" />
      <source>The officer's own part, without health information.</source>
      <translation>La parte propia del oficial, sin información de salud.</translation>
    </message>
    <message>
      <location filename="ui/dialogs/print_record.py" />
      <source>The person's own copy</source>
      <translation>La copia de la persona</translation>
    </message>
    <message>
      <location filename="ui/dialogs/print_record.py" />
      <source>Their safety plan, where they were sent, who we were and their rights. It is noted that they have it.</source>
      <translation>Su plan de seguridad, adónde se le envió, quiénes éramos y sus derechos. Queda anotado que la tiene.</translation>
    </message>
    <message>
      <location filename="ui/dialogs/print_record.py" />
      <source>To paste into your records system. The clipboard clears itself after a minute.</source>
      <translation>Para pegar en su sistema de registros. El portapapeles se vacía solo después de un minuto.</translation>
    </message>
    <message>
      <location filename="ui/dialogs/print_record.py" />
      <source>What is printed</source>
      <translation>Qué se imprime</translation>
    </message>
    <message>
      <location filename="ui/dialogs/print_record.py" />
      <source>What it is for</source>
      <translation>Para qué es</translation>
    </message>
    <message>
      <location filename="ui/dialogs/print_record.py" />
      <source>What was signed, with what came after under it. Both are printed and marked.</source>
      <translation>Lo firmado, y debajo lo que vino después. Los dos se imprimen y se marcan.</translation>
    </message>
    <message>
      <location filename="ui/dialogs/print_record.py" />
      <source>Who gets it</source>
      <translation>Quién lo recibe</translation>
    </message>
    <message>
      <location filename="ui/dialogs/proposal.py" />
      <source>Add it to the record</source>
      <translation>Agregarlo al registro</translation>
    </message>
    <message>
      <location filename="ui/dialogs/proposal.py" />
      <source>Add it to the record…</source>
      <translation>Agregarlo al registro…</translation>
    </message>
    <message>
      <location filename="ui/dialogs/proposal.py" />
      <source>Added to the record</source>
      <translation>Agregado al registro</translation>
    </message>
    <message>
      <location filename="ui/dialogs/proposal.py" />
      <source>Do not add it</source>
      <translation>No agregarlo</translation>
    </message>
    <message>
      <location filename="ui/dialogs/proposal.py" />
      <source>Do not add it…</source>
      <translation>No agregarlo…</translation>
    </message>
    <message>
      <location filename="ui/dialogs/proposal.py" />
      <source>Not added</source>
      <translation>No agregado</translation>
    </message>
    <message>
      <location filename="ui/dialogs/proposal.py" />
      <source>Proposed after signing</source>
      <translation>Propuesto después de firmar</translation>
    </message>
    <message>
      <location filename="ui/dialogs/proposal.py" />
      <source>Proposed: {line}</source>
      <translation>Propuesto: {line}</translation>
    </message>
    <message>
      <location filename="ui/dialogs/proposal.py" />
      <source>Signed: {line}</source>
      <translation>Firmado: {line}</translation>
    </message>
    <message>
      <location filename="ui/dialogs/proposal.py" />
      <source>This came to a signed encounter without being signed. It changes nothing by itself and never goes away.</source>
      <translation>Esto llegó sin firma a un encuentro firmado. Por sí solo no cambia nada y nunca se va.</translation>
    </message>
    <message>
      <location filename="ui/dialogs/proposal.py" />
      <source>Waits for an answer</source>
      <translation>Espera respuesta</translation>
    </message>
    <message>
      <location filename="ui/dialogs/proposal.py" />
      <source>What it becomes</source>
      <translation>En qué se convierte</translation>
    </message>
    <message>
      <location filename="ui/dialogs/proposal.py" />
      <source>Written by {name}, {when}: {what}</source>
      <translation>Escrito por {name}, {when}: {what}</translation>
    </message>
    <message>
      <location filename="ui/dialogs/proposal.py" />
      <source>another version</source>
      <translation>otra versión</translation>
    </message>
    <message>
      <location filename="ui/dialogs/proposal.py" />
      <source>new</source>
      <translation>nuevo</translation>
    </message>
    <message>
      <location filename="ui/dialogs/proposal.py" />
      <source>{name}: {reason}</source>
      <translation>{name}: {reason}</translation>
    </message>
    <message>
      <location filename="ui/dialogs/reply.py" />
      <source>An answer to a referral</source>
      <translation>Respuesta a una remisión</translation>
    </message>
    <message>
      <location filename="ui/dialogs/reply.py" />
      <source>Answered by {who}</source>
      <translation>Contestó {who}</translation>
    </message>
    <message>
      <location filename="ui/dialogs/reply.py" />
      <source>Both of you read where it stands and why; what the form says in words is the clinical side's.</source>
      <translation>Los dos leen cómo va y por qué; lo que el formulario dice con palabras es del lado clínico.</translation>
    </message>
    <message>
      <location filename="ui/dialogs/reply.py" />
      <source>File this answer</source>
      <translation>Archivar la respuesta</translation>
    </message>
    <message>
      <location filename="ui/dialogs/reply.py" />
      <source>It says two things that cannot both be meant. Call them and ask.</source>
      <translation>Dice dos cosas que no pueden valer a la vez. Llame y pregunte.</translation>
    </message>
    <message>
      <location filename="ui/dialogs/reply.py" />
      <source>Passphrase of the packet</source>
      <translation>Frase de paso del paquete</translation>
    </message>
    <message>
      <location filename="ui/dialogs/reply.py" />
      <source>Passphrase of the packet, then Enter</source>
      <translation>Frase de paso del paquete; luego Entrar</translation>
    </message>
    <message>
      <location filename="ui/dialogs/reply.py" />
      <source>Pick the PDF</source>
      <translation>Elegir el PDF</translation>
    </message>
    <message>
      <location filename="ui/dialogs/reply.py" />
      <source>Reading the file…</source>
      <translation>Leyendo el archivo…</translation>
    </message>
    <message>
      <location filename="ui/dialogs/reply.py" />
      <source>Some words were longer than a line of the form holds; the rest is in the file only.</source>
      <translation>Algunas palabras no cabían en una línea del formulario; el resto está solo en el archivo.</translation>
    </message>
    <message>
      <location filename="ui/dialogs/reply.py" />
      <source>Stays: {state}</source>
      <translation>Sigue: {state}</translation>
    </message>
    <message>
      <location filename="ui/dialogs/reply.py" />
      <source>The last page of every packet is a form. When it comes back filled in, pick the file here, or drop it on the window. It is read and shown; nothing changes before you say so.</source>
      <translation>La última página de cada paquete es un formulario. Cuando vuelva lleno, elija aquí el archivo o suéltelo en la ventana. Se lee y se muestra; nada cambia hasta que usted lo diga.</translation>
    </message>
    <message>
      <location filename="ui/dialogs/reply.py" />
      <source>The page is not the one that left: another program made it anew, or somebody changed it. Call them and ask before you take it over.</source>
      <translation>La página no es la que salió: otro programa la hizo de nuevo o alguien la cambió. Llame y pregunte antes de tomarla.</translation>
    </message>
    <message>
      <location filename="ui/dialogs/reply.py" />
      <source>They want to be called: a follow-up is left for the team, due now.</source>
      <translation>Quieren que los llamen: queda un seguimiento para el equipo, para ahora.</translation>
    </message>
    <message>
      <location filename="ui/dialogs/reply.py" />
      <source>This very file was taken over before.</source>
      <translation>Este mismo archivo ya se había tomado.</translation>
    </message>
    <message>
      <location filename="ui/dialogs/reply.py" />
      <source>Where the referral stands</source>
      <translation>Cómo va la remisión</translation>
    </message>
    <message>
      <location filename="ui/dialogs/reply.py" />
      <source>Why, in a few words</source>
      <translation>Por qué, en pocas palabras</translation>
    </message>
    <message>
      <location filename="ui/dialogs/reply.py" />
      <source>Your sign-in cannot compare it with the packet that left. Call them if anything looks odd.</source>
      <translation>Con su entrada no se puede comparar con el paquete que salió. Llame si algo le parece raro.</translation>
    </message>
    <message>
      <location filename="ui/dialogs/review_note.py" />
      <source>Answer</source>
      <translation>Contestar</translation>
    </message>
    <message>
      <location filename="ui/dialogs/review_note.py" />
      <source>Ask</source>
      <translation>Preguntar</translation>
    </message>
    <message>
      <location filename="ui/dialogs/review_note.py" />
      <source>Ask for a change</source>
      <translation>Pedir un cambio</translation>
    </message>
    <message>
      <location filename="ui/dialogs/review_note.py" />
      <source>Nothing signed changes. The author adds to it, or answers you.</source>
      <translation>Nada de lo firmado cambia. El autor agrega algo, o le contesta a usted.</translation>
    </message>
    <message>
      <location filename="ui/dialogs/review_note.py" />
      <source>What has to be in the record goes in with “Add to it”; here you say what you did.</source>
      <translation>Lo que debe estar en el registro va con «Agregar algo»; aquí dice lo que hizo.</translation>
    </message>
    <message>
      <location filename="ui/dialogs/review_note.py" />
      <source>What should be looked at again</source>
      <translation>Qué se debe mirar otra vez</translation>
    </message>
    <message>
      <location filename="ui/dialogs/review_note.py" />
      <source>Whom you ask</source>
      <translation>A quién le pregunta</translation>
    </message>
    <message>
      <location filename="ui/dialogs/review_note.py" />
      <source>Your answer</source>
      <translation>Su respuesta</translation>
    </message>
    <message>
      <location filename="ui/dialogs/review_note.py" />
      <location filename="ui/screens/encounter/after.py" />
      <source>{name}, {when}</source>
      <translation>{name}, {when}</translation>
    </message>
    <message>
      <location filename="ui/dialogs/save_packet.py" />
      <location filename="ui/dialogs/stick_sync.py" />
      <source>A stick that you plug in now appears here.</source>
      <translation>Una memoria USB que conecte ahora aparece aquí.</translation>
    </message>
    <message>
      <location filename="ui/dialogs/save_packet.py" />
      <source>After writing it is read back. Eject the stick before you pull it out.</source>
      <translation>Después de escribirlo se vuelve a leer. Expulse la memoria antes de sacarla.</translation>
    </message>
    <message>
      <location filename="ui/dialogs/save_packet.py" />
      <source>As data</source>
      <translation>Como datos</translation>
    </message>
    <message>
      <location filename="ui/dialogs/save_packet.py" />
      <source>For an archive</source>
      <translation>Para un archivo</translation>
    </message>
    <message>
      <location filename="ui/dialogs/save_packet.py" />
      <source>On {stick}</source>
      <translation>En {stick}</translation>
    </message>
    <message>
      <location filename="ui/dialogs/save_packet.py" />
      <source>Open, without a passphrase (PDF/A-3a), for a records system. Whoever has the file can read it.</source>
      <translation>Abierto, sin frase de paso (PDF/A-3a), para un sistema de registros. Quien tenga el archivo puede leerlo.</translation>
    </message>
    <message>
      <location filename="ui/dialogs/save_packet.py" />
      <location filename="ui/screens/packet.py" />
      <source>Save</source>
      <translation>Guardar</translation>
    </message>
    <message>
      <location filename="ui/dialogs/save_packet.py" />
      <source>Save the packet</source>
      <translation>Guardar el paquete</translation>
    </message>
    <message>
      <location filename="ui/dialogs/save_packet.py" />
      <source>The same referral as data alone (HL7 FHIR R4), for a system that takes it in. Open, without a passphrase: whoever has the file can read it.</source>
      <translation>La misma remisión solo como datos (HL7 FHIR R4), para un sistema que los acepte. Abierto, sin frase de paso: quien tenga el archivo puede leerlo.</translation>
    </message>
    <message>
      <location filename="ui/dialogs/save_packet.py" />
      <source>To mail or hand on. The passphrase is shown once, to be said by telephone.</source>
      <translation>Para mandar por correo o entregar. La frase de paso se muestra una sola vez, para decirla por teléfono.</translation>
    </message>
    <message>
      <location filename="ui/dialogs/save_packet.py" />
      <location filename="ui/screens/encounter/outcome_needs.py" />
      <source>Where to</source>
      <translation>Adónde</translation>
    </message>
    <message>
      <location filename="ui/dialogs/save_packet.py" />
      <source>With a passphrase</source>
      <translation>Con una frase de paso</translation>
    </message>
    <message>
      <location filename="ui/dialogs/save_packet.py" />
      <source>With a passphrase that is shown once. {size} MB are free there.</source>
      <translation>Con una frase de paso que se muestra una sola vez. Ahí quedan {size} MB libres.</translation>
    </message>
    <message>
      <location filename="ui/dialogs/share.py" />
      <source>It goes into the person's accounting of disclosures.</source>
      <translation>Queda en el registro de divulgaciones de la persona.</translation>
    </message>
    <message>
      <location filename="ui/dialogs/share.py" />
      <source>It is kept as a disclosure; the person's accounting leaves it out.</source>
      <translation>Queda como divulgación; el registro de divulgaciones de la persona no la incluye.</translation>
    </message>
    <message>
      <location filename="ui/dialogs/share.py" />
      <location filename="ui/screens/encounter/safety_summary.py" />
      <source>Medical risk</source>
      <translation>Riesgo médico</translation>
    </message>
    <message>
      <location filename="ui/dialogs/share.py" />
      <source>Police record: officers keep this line. Say what keeps people safe, and no more.</source>
      <translation>Registro policial: los oficiales conservan esta línea. Diga lo que protege a la gente, y nada más.</translation>
    </message>
    <message>
      <location filename="ui/dialogs/share.py" />
      <source>Share</source>
      <translation>Compartir</translation>
    </message>
    <message>
      <location filename="ui/dialogs/share.py" />
      <source>Share with officer</source>
      <translation>Compartir con el oficial</translation>
    </message>
    <message>
      <location filename="ui/dialogs/share.py" />
      <location filename="ui/screens/encounter/safety_summary.py" />
      <source>Talking together</source>
      <translation>Cómo comunicarse</translation>
    </message>
    <message>
      <location filename="ui/dialogs/share.py" />
      <location filename="ui/screens/encounter/safety_summary.py" />
      <source>What makes it worse</source>
      <translation>Qué lo empeora</translation>
    </message>
    <message>
      <location filename="ui/dialogs/share.py" />
      <source>What the officer should know</source>
      <translation>Lo que debe saber el oficial</translation>
    </message>
    <message>
      <location filename="ui/dialogs/share.py" />
      <location filename="ui/screens/encounter/safety_summary.py" />
      <source>What works</source>
      <translation>Qué funciona</translation>
    </message>
    <message>
      <location filename="ui/dialogs/share.py" />
      <location filename="ui/screens/work_list.py" />
      <source>Where it stands</source>
      <translation>Dónde va</translation>
    </message>
    <message>
      <location filename="ui/dialogs/share.py" />
      <source>Whom it is about</source>
      <translation>De quién se trata</translation>
    </message>
    <message>
      <location filename="ui/dialogs/share.py" />
      <source>Why it may be told</source>
      <translation>Por qué se puede decir</translation>
    </message>
    <message>
      <location filename="ui/dialogs/sheet.py" />
      <location filename="ui/screens/directory_pick.py" />
      <location filename="ui/screens/keys.py" />
      <location filename="ui/screens/open_calls.py" />
      <location filename="ui/screens/packet.py" />
      <location filename="ui/screens/person_card.py" />
      <location filename="ui/screens/read_aloud.py" />
      <location filename="ui/screens/support.py" />
      <location filename="ui/session/proof.py" />
      <source>Back</source>
      <translation>Atrás</translation>
    </message>
    <message>
      <location filename="ui/dialogs/sheet.py" />
      <source>What you typed here is not kept yet. Finish it or go back with Esc, then start the next call.</source>
      <translation>Lo que escribió aquí todavía no se guarda. Termínelo o vuelva con Esc, y luego empiece la siguiente llamada.</translation>
    </message>
    <message numerus="yes">
      <location filename="ui/dialogs/sign.py" />
      <source>%n gaps (___) are not filled in: {name}. You can sign all the same.</source>
      <translation>
        <numerusform>Queda %n hueco (___) sin completar: {name}. Puede firmar de todos modos.</numerusform>
        <numerusform>Quedan %n huecos (___) sin completar: {name}. Puede firmar de todos modos.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="ui/dialogs/sign.py" />
      <source>%n passages taken over and not confirmed. You can sign all the same.</source>
      <translation>
        <numerusform>%n pasaje tomado de una frase y sin confirmar. Puede firmar de todos modos.</numerusform>
        <numerusform>%n pasajes tomados de una frase y sin confirmar. Puede firmar de todos modos.</numerusform>
      </translation>
    </message>
    <message>
      <location filename="ui/dialogs/sign.py" />
      <source>A report or warning is written and not recorded as made: no disclosure stands for it. Clinical note, Record it.</source>
      <translation>Hay un reporte o aviso escrito que no se registró como hecho: no consta su divulgación. Nota clínica, Registrarlo.</translation>
    </message>
    <message>
      <location filename="ui/dialogs/sign.py" />
      <source>A risk screen has questions without an answer. You can sign all the same.</source>
      <translation>Una evaluación de riesgo tiene preguntas sin respuesta. Puede firmar de todos modos.</translation>
    </message>
    <message>
      <location filename="ui/dialogs/sign.py" />
      <source>Everything of mine</source>
      <translation>Todo lo mío</translation>
    </message>
    <message>
      <location filename="ui/dialogs/sign.py" />
      <source>Nobody wrote what happened yet. You can sign all the same.</source>
      <translation>Nadie ha escrito todavía qué pasó. Puede firmar de todos modos.</translation>
    </message>
    <message>
      <location filename="ui/dialogs/sign.py" />
      <source>Nothing of your colleagues waits for your review here.</source>
      <translation>Aquí nada de sus colegas espera su revisión.</translation>
    </message>
    <message>
      <location filename="ui/dialogs/sign.py" />
      <source>Nothing of yours waits for a signature here.</source>
      <translation>Aquí nada suyo espera una firma.</translation>
    </message>
    <message>
      <location filename="ui/dialogs/sign.py" />
      <source>One field was changed on two laptops. Choose what it should say first.</source>
      <translation>Un campo se cambió en dos laptops. Elija primero qué debe decir.</translation>
    </message>
    <message>
      <location filename="ui/dialogs/sign.py" />
      <location filename="ui/screens/person_card.py" />
      <source>Passphrase of {who}</source>
      <translation>Frase de paso de {who}</translation>
    </message>
    <message>
      <location filename="ui/dialogs/sign.py" />
      <source>Review</source>
      <translation>Revisar</translation>
    </message>
    <message>
      <location filename="ui/dialogs/sign.py" />
      <source>Review as {who}</source>
      <translation>Revisar como {who}</translation>
    </message>
    <message>
      <location filename="ui/dialogs/sign.py" />
      <source>Reviewed</source>
      <translation>Revisado</translation>
    </message>
    <message>
      <location filename="ui/dialogs/sign.py" />
      <location filename="ui/screens/encounter/close_page.py" />
      <location filename="ui/screens/encounter/header.py" />
      <location filename="ui/screens/keys.py" />
      <location filename="ui/screens/packet.py" />
      <location filename="ui/screens/packet_block.py" />
      <location filename="ui/workplace.py" />
      <source>Sign</source>
      <translation>Firmar</translation>
    </message>
    <message>
      <location filename="ui/dialogs/sign.py" />
      <source>Sign as {who}</source>
      <translation>Firmar como {who}</translation>
    </message>
    <message>
      <location filename="ui/dialogs/sign.py" />
      <source>Signing…</source>
      <translation>Firmando…</translation>
    </message>
    <message>
      <location filename="ui/dialogs/sign.py" />
      <source>The outcome is not chosen yet. You can sign all the same.</source>
      <translation>Todavía no se eligió el resultado. Puede firmar de todos modos.</translation>
    </message>
    <message>
      <location filename="ui/dialogs/sign.py" />
      <source>What you sign</source>
      <translation>Lo que firma</translation>
    </message>
    <message>
      <location filename="ui/dialogs/sign.py" />
      <source>Words of yours lie over something signed. They become a proposed addition.</source>
      <translation>Palabras suyas están sobre algo firmado. Pasan a ser un agregado propuesto.</translation>
    </message>
    <message>
      <location filename="ui/dialogs/sign.py" />
      <source>You have signed this already. You can add to it.</source>
      <translation>Usted ya firmó esto. Puede agregar algo.</translation>
    </message>
    <message>
      <location filename="ui/dialogs/sign.py" />
      <source>clinician</source>
      <translation>clínico</translation>
    </message>
    <message>
      <location filename="ui/dialogs/sign.py" />
      <location filename="ui/screens/sync_word.py" />
      <source>laptop {name}</source>
      <translation>laptop {name}</translation>
    </message>
    <message>
      <location filename="ui/dialogs/sign.py" />
      <source>officer</source>
      <translation>oficial</translation>
    </message>
    <message>
      <location filename="ui/dialogs/sign.py" />
      <source>{name} is still writing in a part you share. Sign after them, or ask them to finish.</source>
      <translation>{name} todavía escribe en una parte que comparten. Firme después, o pídale que termine.</translation>
    </message>
    <message>
      <location filename="ui/dialogs/sign.py" />
      <source>{part} only</source>
      <translation>solo {part}</translation>
    </message>
    <message>
      <location filename="ui/dialogs/stick_sync.py" />
      <source>Another folder…</source>
      <translation>Otra carpeta…</translation>
    </message>
    <message>
      <location filename="ui/dialogs/stick_sync.py" />
      <source>Carry by stick</source>
      <translation>Llevar en memoria USB</translation>
    </message>
    <message>
      <location filename="ui/dialogs/stick_sync.py" />
      <location filename="ui/screens/sync.py" />
      <source>Copy to stick</source>
      <translation>Copiar a la memoria USB</translation>
    </message>
    <message>
      <location filename="ui/dialogs/stick_sync.py" />
      <location filename="ui/screens/setup.py" />
      <source>Folder</source>
      <translation>Carpeta</translation>
    </message>
    <message>
      <location filename="ui/dialogs/stick_sync.py" />
      <source>Looking through what is there</source>
      <translation>Revisando lo que hay</translation>
    </message>
    <message>
      <location filename="ui/dialogs/stick_sync.py" />
      <source>Stop</source>
      <translation>Detener</translation>
    </message>
    <message>
      <location filename="ui/dialogs/stick_sync.py" />
      <source>Stopped. Nothing half is left on the stick; what was taken in stays.</source>
      <translation>Detenido. En la memoria no queda nada a medias; lo recibido se conserva.</translation>
    </message>
    <message>
      <location filename="ui/dialogs/stick_sync.py" />
      <source>Take in from stick</source>
      <translation>Recibir de la memoria USB</translation>
    </message>
    <message>
      <location filename="ui/dialogs/stick_sync.py" />
      <source>The stick is being written or read. Wait for it, or stop it.</source>
      <translation>La memoria se está escribiendo o leyendo. Espere, o deténgalo.</translation>
    </message>
    <message>
      <location filename="ui/dialogs/stick_sync.py" />
      <source>This laptop belongs to no station and knows no other laptop yet. It can take in what others carried here.</source>
      <translation>Esta laptop no pertenece a ninguna estación y aún no conoce otra laptop. Puede recibir lo que otros trajeron.</translation>
    </message>
    <message>
      <location filename="ui/dialogs/stick_sync.py" />
      <source>Which stick</source>
      <translation>Qué memoria</translation>
    </message>
    <message>
      <location filename="ui/dialogs/stick_sync.py" />
      <source>Without a network a stick carries what is sealed: to the station, or to another car. Only whom it is for can open it.</source>
      <translation>Sin red, una memoria lleva lo sellado: a la estación o a otro auto. Solo su destinatario puede abrirlo.</translation>
    </message>
    <message>
      <location filename="ui/dialogs/stick_sync.py" />
      <source>Writing</source>
      <translation>Escribiendo</translation>
    </message>
    <message>
      <location filename="ui/dialogs/stick_sync.py" />
      <source>{done} of {all} MB written and read again</source>
      <translation>{done} de {all} MB escritos y releídos</translation>
    </message>
    <message>
      <location filename="ui/dialogs/stick_sync.py" />
      <source>{size} MB are free on it.</source>
      <translation>Tiene {size} MB libres.</translation>
    </message>
    <message>
      <location filename="ui/house.py" />
      <source>Hidden. The disk takes nothing just now: your last words are kept here and saving goes on trying.</source>
      <translation>Oculto. El disco no acepta nada en este momento: sus últimas palabras se conservan aquí y se sigue intentando guardar.</translation>
    </message>
    <message>
      <location filename="ui/house.py" />
      <location filename="ui/screens/signin.py" />
      <source>Sign in</source>
      <translation>Entrar</translation>
    </message>
    <message>
      <location filename="ui/house.py" />
      <source>Twelve hours are over for {names}: saved and signed out. The passphrase lets them in again.</source>
      <translation>Pasaron doce horas para {names}: guardado y sesión cerrada. La frase de paso permite entrar otra vez.</translation>
    </message>
    <message>
      <location filename="ui/meeting.py" />
      <location filename="ui/screens/leaving.py" />
      <location filename="ui/screens/sync.py" />
      <source>Sync now</source>
      <translation>Sincronizar ahora</translation>
    </message>
    <message>
      <location filename="ui/meeting.py" />
      <source>Sync, {words}</source>
      <translation>Sincronizar, {words}</translation>
    </message>
    <message numerus="yes">
      <location filename="ui/screens/back_seat.py" />
      <source>{name} and %n more</source>
      <translation>
        <numerusform>{name} y %n más</numerusform>
        <numerusform>{name} y %n más</numerusform>
      </translation>
    </message>
    <message>
      <location filename="ui/screens/conflict_card.py" />
      <source>Chosen. It counts in a few seconds; the other value stays in the history.</source>
      <translation>Elegido. Cuenta en unos segundos; el otro valor queda en el historial.</translation>
    </message>
    <message>
      <location filename="ui/screens/conflict_card.py" />
      <source>Chosen. It counts once the other fields of this record are chosen too.</source>
      <translation>Elegido. Cuenta cuando se elijan también los otros campos de este registro.</translation>
    </message>
    <message>
      <location filename="ui/screens/conflict_card.py" />
      <source>Decide later</source>
      <translation>Decidir después</translation>
    </message>
    <message>
      <location filename="ui/screens/conflict_card.py" />
      <location filename="ui/screens/encounter/attachment_part.py" />
      <location filename="ui/screens/encounter/joined.py" />
      <location filename="ui/screens/person.py" />
      <location filename="ui/screens/work_list.py" />
      <location filename="ui/widgets/edit.py" />
      <source>Undo</source>
      <translation>Deshacer</translation>
    </message>
    <message>
      <location filename="ui/screens/conflict_card.py" />
      <source>Write another</source>
      <translation>Escribir otro</translation>
    </message>
    <message numerus="yes">
      <location filename="ui/screens/directory_pick.py" />
      <source>%n services</source>
      <translation>
        <numerusform>%n servicio</numerusform>
        <numerusform>%n servicios</numerusform>
      </translation>
    </message>
    <message>
      <location filename="ui/screens/directory_pick.py" />
      <source>Find a service</source>
      <translation>Buscar un servicio</translation>
    </message>
    <message>
      <location filename="ui/screens/directory_pick.py" />
      <location filename="ui/screens/encounter/editor.py" />
      <location filename="ui/screens/encounter/form.py" />
      <source>More…</source>
      <translation>Más…</translation>
    </message>
    <message>
      <location filename="ui/screens/directory_pick.py" />
      <source>Name, place or what it does</source>
      <translation>Nombre, lugar o lo que hace</translation>
    </message>
    <message>
      <location filename="ui/screens/directory_pick.py" />
      <source>Nothing found. Try fewer words or another need.</source>
      <translation>No se encontró nada. Pruebe con menos palabras u otra necesidad.</translation>
    </message>
    <message>
      <location filename="ui/screens/directory_pick.py" />
      <source>Refer to</source>
      <translation>Remitir a</translation>
    </message>
    <message>
      <location filename="ui/screens/directory_pick.py" />
      <source>What is needed</source>
      <translation>Qué hace falta</translation>
    </message>
    <message>
      <location filename="ui/screens/directory_pick.py" />
      <source>closed now</source>
      <translation>cerrado ahora</translation>
    </message>
    <message>
      <location filename="ui/screens/directory_pick.py" />
      <source>last checked {day}</source>
      <translation>revisado el {day}</translation>
    </message>
    <message>
      <location filename="ui/screens/directory_pick.py" />
      <source>open now</source>
      <translation>abierto ahora</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/about.py" />
      <source>Everybody</source>
      <translation>Todos</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/about.py" />
      <source>This page is about</source>
      <translation>Esta página trata de</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/about.py" />
      <source>What was written before is about</source>
      <translation>Lo escrito antes trata de</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/about.py" />
      <source>Written here before somebody else was added. It goes into no packet until you say whom it is about:</source>
      <translation>Escrito aquí antes de añadir a otra persona. No va a ningún paquete hasta que diga de quién trata:</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/after.py" />
      <source>Does not belong here. The signed words stay readable and are marked.</source>
      <translation>No pertenece aquí. Las palabras firmadas se pueden leer y quedan marcadas.</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/after.py" />
      <source>Happened {happened}, written down {written}</source>
      <translation>Pasó {happened}, escrito {written}</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/after.py" />
      <source>It said: {words}</source>
      <translation>Decía: {words}</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/after.py" />
      <source>It should say: {words}</source>
      <translation>Debe decir: {words}</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/after.py" />
      <source>Taken back later. It stays readable.</source>
      <translation>Retirado después. Se puede seguir leyendo.</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/after.py" />
      <source>Why: {why}</source>
      <translation>Por qué: {why}</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/after.py" />
      <source>Words of {name}, written elsewhere and taken over.</source>
      <translation>Palabras de {name}, escritas en otro lugar y tomadas.</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/after.py" />
      <source>at a time not known</source>
      <translation>a una hora que no se sabe</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/after.py" />
      <source>{who}, as supervisor</source>
      <translation>{who}, como supervisor</translation>
    </message>
    <message numerus="yes">
      <location filename="ui/screens/encounter/attachment_part.py" />
      <location filename="ui/screens/packet.py" />
      <source>%n pages</source>
      <translation>
        <numerusform>%n página</numerusform>
        <numerusform>%n páginas</numerusform>
      </translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/attachment_part.py" />
      <source>A photo or PDF</source>
      <translation>Una foto o PDF</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/attachment_part.py" />
      <source>Add a photo or PDF…</source>
      <translation>Agregar foto o PDF…</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/attachment_part.py" />
      <location filename="ui/widgets/mark.py" />
      <source>Clinical: sealed from officers</source>
      <translation>Clínico: los oficiales no lo ven</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/attachment_part.py" />
      <source>Describe it for whoever cannot see it</source>
      <translation>Descríbalo para quien no puede verlo</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/attachment_part.py" />
      <source>Do not keep it</source>
      <translation>No guardarlo</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/attachment_part.py" />
      <source>Draw a sketch</source>
      <translation>Hacer un dibujo</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/attachment_part.py" />
      <source>Draw here: the room, who stood where</source>
      <translation>Dibuje aquí: el cuarto, quién estaba dónde</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/attachment_part.py" />
      <source>Draw with a finger, a pen or the mouse</source>
      <translation>Dibuje con el dedo, un lápiz o el ratón</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/attachment_part.py" />
      <source>Drawing</source>
      <translation>Dibujo</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/attachment_part.py" />
      <source>It comes from substance-use treatment (42 CFR part 2)</source>
      <translation>Viene de un tratamiento por consumo de sustancias (42 CFR parte 2)</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/attachment_part.py" />
      <source>It is kept, sealed.</source>
      <translation>Quedó guardado y sellado.</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/attachment_part.py" />
      <source>Joint: both of you, police record</source>
      <translation>Conjunto: de ambos, registro policial</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/attachment_part.py" />
      <source>Looking at the file…</source>
      <translation>Revisando el archivo…</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/attachment_part.py" />
      <source>Made anew here: place, camera and author are not in it any more.</source>
      <translation>Hecho de nuevo aquí: lugar, cámara y autor ya no están en él.</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/attachment_part.py" />
      <source>Or describe it in words</source>
      <translation>O descríbalo con palabras</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/attachment_part.py" />
      <source>Paper</source>
      <translation>Papel</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/attachment_part.py" />
      <source>Photo</source>
      <translation>Foto</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/attachment_part.py" />
      <source>Photos and PDFs</source>
      <translation>Fotos y PDF</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/attachment_part.py" />
      <source>Photos, papers, drawings</source>
      <translation>Fotos, papeles, dibujos</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/attachment_part.py" />
      <location filename="ui/widgets/mark.py" />
      <source>Police: officers</source>
      <translation>Policía: oficiales</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/attachment_part.py" />
      <source>Signed: it stays.</source>
      <translation>Firmado: se queda.</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/attachment_part.py" />
      <source>Sketch</source>
      <translation>Dibujo</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/attachment_part.py" />
      <source>Take it out</source>
      <translation>Sacarlo</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/attachment_part.py" />
      <source>Take it out…</source>
      <translation>Sacarlo…</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/attachment_part.py" />
      <source>The file itself has not come to this laptop yet.</source>
      <translation>El archivo aún no ha llegado a esta laptop.</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/attachment_part.py" />
      <source>The file itself is gone from this laptop. A backup has it, or the station.</source>
      <translation>El archivo mismo ya no está en esta laptop. Lo tiene una copia de seguridad, o la estación.</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/attachment_part.py" />
      <source>Use this drawing</source>
      <translation>Usar este dibujo</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/attachment_part.py" />
      <source>What it shows, in a few words</source>
      <translation>Qué muestra, en pocas palabras</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/attachment_part.py" />
      <source>Who may see it</source>
      <translation>Quién puede verlo</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/attachment_part.py" />
      <source>Who took it</source>
      <translation>Quién lo tomó</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/attachment_part.py" />
      <source>Why it is added after signing</source>
      <translation>Por qué se agrega después de firmar</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/attachment_part.py" />
      <source>Why it is taken out</source>
      <translation>Por qué se saca</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/attachment_part.py" />
      <source>by {name}</source>
      <translation>por {name}</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/attachment_part.py" />
      <source>{size} KB</source>
      <translation>{size} KB</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/attachment_part.py" />
      <location filename="ui/screens/stick_word.py" />
      <source>{size} MB</source>
      <translation>{size} MB</translation>
    </message>
    <message numerus="yes">
      <location filename="ui/screens/encounter/beside.py" />
      <source>%n contacts in 12 months</source>
      <translation>
        <numerusform>%n contacto en 12 meses</numerusform>
        <numerusform>%n contactos en 12 meses</numerusform>
      </translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/beside.py" />
      <source>Add them under People, also when you do not know a name.</source>
      <translation>Agréguela en Personas, aunque no sepa el nombre.</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/beside.py" />
      <source>Contacts</source>
      <translation>Contactos</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/beside.py" />
      <location filename="ui/screens/encounter/header.py" />
      <source>Nobody named yet</source>
      <translation>Todavía no hay nadie nombrado</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/beside.py" />
      <source>The first expires {day}</source>
      <translation>El primero vence el {day}</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/call.py" />
      <source>4C12, 4A31</source>
      <translation>4C12, 4A31</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/call.py" />
      <source>Apartment, floor, gate code</source>
      <translation>Apartamento, piso, clave de la puerta</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/call.py" />
      <source>Behavioral health part</source>
      <translation>Parte de salud mental</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/call.py" />
      <source>Body-worn camera</source>
      <translation>Cámara corporal</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/call.py" />
      <source>CAD number</source>
      <translation>Número CAD</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/call.py" />
      <location filename="ui/screens/encounter/close_contact.py" />
      <source>Call type as it turned out</source>
      <translation>Tipo de llamada, como resultó</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/call.py" />
      <source>Call type as received</source>
      <translation>Tipo de llamada, como se recibió</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/call.py" />
      <source>Caller is their…</source>
      <translation>Quien llama es su…</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/call.py" />
      <source>Clinician on scene, if separately</source>
      <translation>Clínico en el lugar, si llegó aparte</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/call.py" />
      <source>Crisis-trained officer (CIT)</source>
      <translation>Oficial con capacitación en crisis (CIT)</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/call.py" />
      <source>F8 stamps the next one. Type to correct: 21:12, about 21:10, or unknown.</source>
      <translation>F8 marca la siguiente. Escriba para corregir: 21:12, cerca de las 21:10, o no se sabe.</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/call.py" />
      <source>How it reached us</source>
      <translation>Cómo nos llegó</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/call.py" />
      <source>How many officers</source>
      <translation>Cuántos oficiales</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/call.py" />
      <location filename="ui/screens/encounter/close_contact.py" />
      <source>Kind of contact</source>
      <translation>Tipo de contacto</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/call.py" />
      <source>Kind of place</source>
      <translation>Tipo de lugar</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/call.py" />
      <source>Others there</source>
      <translation>Otros presentes</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/call.py" />
      <source>Phone to call back</source>
      <translation>Teléfono para devolver la llamada</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/call.py" />
      <source>Police case number</source>
      <translation>Número de caso policial</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/call.py" />
      <source>Priority, as dispatch gave it</source>
      <translation>Prioridad, como la dio despacho</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/call.py" />
      <source>Times</source>
      <translation>Horas</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/call.py" />
      <source>Units</source>
      <translation>Unidades</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/call.py" />
      <source>Weapons mentioned in the call</source>
      <translation>Armas mencionadas en la llamada</translation>
    </message>
    <message numerus="yes">
      <location filename="ui/screens/encounter/call_page.py" />
      <source>%n earlier encounters here</source>
      <translation>
        <numerusform>%n encuentro anterior aquí</numerusform>
        <numerusform>%n encuentros anteriores aquí</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="ui/screens/encounter/call_page.py" />
      <location filename="ui/screens/person.py" />
      <source>%n more, older</source>
      <translation>
        <numerusform>%n más, anterior</numerusform>
        <numerusform>%n más, anteriores</numerusform>
      </translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/call_page.py" />
      <source>Be careful here</source>
      <translation>Cuidado aquí</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/call_page.py" />
      <source>Here before</source>
      <translation>Antes aquí</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/call_page.py" />
      <source>Known here:</source>
      <translation>Conocidos aquí:</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/call_page.py" />
      <location filename="ui/screens/person.py" />
      <location filename="ui/screens/shift.py" />
      <source>Open</source>
      <translation>Abrir</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/call_page.py" />
      <location filename="ui/screens/person.py" />
      <location filename="ui/screens/shift.py" />
      <source>Open: {what}</source>
      <translation>Abrir: {what}</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/call_page.py" />
      <source>Page of {name}</source>
      <translation>Página de {name}</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/call_page.py" />
      <source>Weapon</source>
      <translation>Arma</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/call_page.py" />
      <location filename="ui/screens/person.py" />
      <source>same phone</source>
      <translation>mismo teléfono</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/call_page.py" />
      <location filename="ui/screens/person.py" />
      <source>until {day}</source>
      <translation>hasta el {day}</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/clinical_note.py" />
      <source>Assessment</source>
      <translation>Evaluación</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/clinical_note.py" />
      <source>Behavior: what was seen and heard</source>
      <translation>Conducta: lo que se vio y oyó</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/clinical_note.py" />
      <source>Data: what was said, seen and done</source>
      <translation>Datos: lo que se dijo, vio e hizo</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/clinical_note.py" />
      <source>Heard from others: who, when, what</source>
      <translation>Oído de otros: quién, cuándo, qué</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/clinical_note.py" />
      <source>History</source>
      <translation>Historia</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/clinical_note.py" />
      <source>How they were at the end</source>
      <translation>Cómo estaba al final</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/clinical_note.py" />
      <source>Intervention, in words</source>
      <translation>Intervención, en palabras</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/clinical_note.py" />
      <source>Mental status</source>
      <translation>Estado mental</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/clinical_note.py" />
      <source>Objective: what I saw and measured</source>
      <translation>Objetivo: lo que vi y medí</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/clinical_note.py" />
      <source>Plan: what, who, by when</source>
      <translation>Plan: qué, quién, para cuándo</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/clinical_note.py" />
      <source>Risk, my judgment</source>
      <translation>Riesgo, mi juicio</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/clinical_note.py" />
      <source>Subjective: what they say, in their words</source>
      <translation>Subjetivo: lo que dice la persona, en sus palabras</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/clinical_note.py" />
      <source>Told about our role and what stays private with police there</source>
      <translation>Se informó de nuestro papel y de lo que es privado con la policía presente</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/clinical_note.py" />
      <source>What I did</source>
      <translation>Lo que hice</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/clinical_note.py" />
      <source>What came before</source>
      <translation>Qué pasó antes</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/clinical_note.py" />
      <source>Why: what raises it, what protects, what could change</source>
      <translation>Por qué: qué lo aumenta, qué protege, qué podría cambiar</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/close_contact.py" />
      <source>2112, or unknown</source>
      <translation>2112, o no se sabe</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/close_contact.py" />
      <location filename="ui/workplace.py" />
      <source>Close this contact</source>
      <translation>Cerrar este contacto</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/close_contact.py" />
      <source>How it ended</source>
      <translation>Cómo terminó</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/close_contact.py" />
      <source>stamped when you clear the call</source>
      <translation>se marca cuando cierra la llamada</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/close_page.py" />
      <source>A name…</source>
      <translation>Un nombre…</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/close_page.py" />
      <source>Clear call and sign</source>
      <translation>Cerrar llamada y firmar</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/close_page.py" />
      <source>Clear, sign later</source>
      <translation>Cerrar, firmar después</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/close_page.py" />
      <source>Nobody identified</source>
      <translation>Nadie identificado</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/close_page.py" />
      <source>Not identified</source>
      <translation>Sin identificar</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/close_page.py" />
      <source>Still open: {what}</source>
      <translation>Sigue abierto: {what}</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/close_page.py" />
      <source>Who it was</source>
      <translation>Quién era</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/close_page.py" />
      <source>how it ended</source>
      <translation>cómo terminó</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/close_page.py" />
      <source>the kind of contact</source>
      <translation>el tipo de contacto</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/close_page.py" />
      <source>what it turned out to be</source>
      <translation>qué resultó ser</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/close_page.py" />
      <source>when you were on scene</source>
      <translation>cuándo estuvo en el lugar</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/close_page.py" />
      <source>who it was</source>
      <translation>quién era</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/conflict.py" />
      <location filename="ui/screens/encounter/screen.py" />
      <source> and </source>
      <translation> y </translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/conflict.py" />
      <source>left empty</source>
      <translation>quedó vacío</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/conflict.py" />
      <source>no</source>
      <translation>no</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/conflict.py" />
      <source>yes</source>
      <translation>sí</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/conflict.py" />
      <source>{field}: chosen. It counts once the other fields of this form are chosen too.</source>
      <translation>{field}: elegido. Cuenta cuando también se elijan los otros campos de este formulario.</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/conflict.py" />
      <source>{field}: {names} wrote different things. Which one counts?</source>
      <translation>{field}: {names} escribieron cosas distintas. ¿Cuál vale?</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/detail_editor.py" />
      <location filename="ui/screens/encounter/outcome_page.py" />
      <source>Take this out: {name}</source>
      <translation>Sacar esto: {name}</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/editor.py" />
      <source>Write a number of {unit}, or leave it empty.</source>
      <translation>Escriba un número de {unit}, o déjelo vacío.</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/editor.py" />
      <source>Write the time as 21:12, Nov 26 21:12, about 21:10, or unknown.</source>
      <translation>Escriba la hora como 21:12, 26 nov 21:12, about 21:10 o unknown.</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/editor.py" />
      <source>Write the time as 21:12, about 21:10, or unknown.</source>
      <translation>Escriba la hora como 21:12, cerca de las 21:10, o no se sabe.</translation>
    </message>
    <message numerus="yes">
      <location filename="ui/screens/encounter/entry.py" />
      <location filename="ui/widgets/inherited.py" />
      <source>%n passages taken over, not confirmed</source>
      <translation>
        <numerusform>%n pasaje tomado de una frase, sin confirmar</numerusform>
        <numerusform>%n pasajes tomados de una frase, sin confirmar</numerusform>
      </translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/entry.py" />
      <location filename="ui/screens/encounter/signed.py" />
      <source>Add to it</source>
      <translation>Agregar algo</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/entry.py" />
      <source>Add to the entry of {name}, {clock}</source>
      <translation>Agregar a la entrada de {name}, {clock}</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/entry.py" />
      <location filename="ui/screens/packet_block.py" />
      <source>Change</source>
      <translation>Cambiar</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/entry.py" />
      <location filename="ui/widgets/slash_list.py" />
      <source>Commands and phrases</source>
      <translation>Órdenes y frases</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/entry.py" />
      <source>Confirm all</source>
      <translation>Confirmar todos</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/entry.py" />
      <source>Confirm this one</source>
      <translation>Confirmar este</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/entry.py" />
      <source>Entry of {name}, {clock}</source>
      <translation>Entrada de {name}, {clock}</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/entry.py" />
      <source>How you know it</source>
      <translation>Cómo lo sabe</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/entry.py" />
      <source>Late entry, written {when}</source>
      <translation>Anotación tardía, escrita {when}</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/entry.py" />
      <source>Next entry</source>
      <translation>Entrada siguiente</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/entry.py" />
      <location filename="ui/screens/encounter/release_page.py" />
      <source>Taken back</source>
      <translation>Retirada</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/entry.py" />
      <source>Underlined: put in from a phrase. Change it, or say that it is so.</source>
      <translation>Subrayado: viene de una frase. Cámbielo, o diga que es así.</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/entry.py" />
      <source>Who said it</source>
      <translation>Quién lo dijo</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/entry.py" />
      <source>Writing as {name}</source>
      <translation>Escribe {name}</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/entry.py" />
      <source>reported by {name}</source>
      <translation>reportado por {name}</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/entry.py" />
      <source>someone</source>
      <translation>alguien</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/entry.py" />
      <source>they</source>
      <translation>la persona</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/entry.py" />
      <source>{name} said</source>
      <translation>Dijo {name}</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/force_weapons.py" />
      <source>As announced. Whether it was on stands under Call</source>
      <translation>Como se anunció. Si estaba encendida consta en Llamada</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/force_weapons.py" />
      <source>Body camera muted or off: why</source>
      <translation>Cámara corporal en silencio o apagada: por qué</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/force_weapons.py" />
      <source>Care given</source>
      <translation>Atención dada</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/force_weapons.py" />
      <source>Did it work?</source>
      <translation>¿Funcionó?</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/force_weapons.py" />
      <source>Exposure: blood, spit or a needle</source>
      <translation>Exposición: sangre, saliva o aguja</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/force_weapons.py" />
      <source>Force</source>
      <translation>Fuerza</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/force_weapons.py" />
      <source>Hurt or exposed</source>
      <translation>Heridos o expuestos</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/force_weapons.py" />
      <source>Legal basis of the contact</source>
      <translation>Base legal del contacto</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/force_weapons.py" />
      <source>Medical aid given, by whom</source>
      <translation>Auxilio médico dado, por quién</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/force_weapons.py" />
      <source>No weapons, no force, no restraint, nobody hurt</source>
      <translation>Sin armas, sin fuerza, sin sujeción, nadie herido</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/force_weapons.py" />
      <source>Number of the force report</source>
      <translation>Número del informe de fuerza</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/force_weapons.py" />
      <source>Off at</source>
      <translation>Quitado a las</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/force_weapons.py" />
      <source>On at</source>
      <translation>Puesto a las</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/force_weapons.py" />
      <source>Property kept</source>
      <translation>Pertenencias guardadas</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/force_weapons.py" />
      <source>Property receipt</source>
      <translation>Recibo de pertenencias</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/force_weapons.py" />
      <source>Property, transport, camera</source>
      <translation>Pertenencias, traslado, cámara</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/force_weapons.py" />
      <source>Receipt number</source>
      <translation>Número de recibo</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/force_weapons.py" />
      <source>Restraint</source>
      <translation>Sujeción</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/force_weapons.py" />
      <source>Restraint during transport</source>
      <translation>Sujeción durante el traslado</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/force_weapons.py" />
      <source>Supervisor told</source>
      <translation>Supervisor avisado</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/force_weapons.py" />
      <source>The most resistance you met</source>
      <translation>La mayor resistencia que hubo</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/force_weapons.py" />
      <source>This references the force report; it is not it. The report itself is written where your agency keeps it.</source>
      <translation>Esto remite al informe de fuerza; no lo es. El informe se escribe donde su agencia lo guarda.</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/force_weapons.py" />
      <source>Told at</source>
      <translation>Avisado a las</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/force_weapons.py" />
      <source>Transported by</source>
      <translation>Trasladado por</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/force_weapons.py" />
      <source>Vehicle, route, time</source>
      <translation>Vehículo, ruta, hora</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/force_weapons.py" />
      <source>What I did and why</source>
      <translation>Qué hice y por qué</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/force_weapons.py" />
      <source>What about it</source>
      <translation>Qué pasó con ella</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/force_weapons.py" />
      <source>What it is, where it was</source>
      <translation>Qué es, dónde estaba</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/force_weapons.py" />
      <source>What we tried to calm it</source>
      <translation>Qué intentamos para calmar</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/force_weapons.py" />
      <source>What, how it happened</source>
      <translation>Qué, cómo ocurrió</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/force_weapons.py" />
      <source>Where it is now</source>
      <translation>Dónde está ahora</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/form.py" />
      <source>Written more than once about the same person: {number} of {many}. Show the next</source>
      <translation>Escrito más de una vez sobre la misma persona: {number} de {many}. Mostrar la siguiente</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/header.py" />
      <location filename="ui/screens/shift.py" />
      <source>Clear call</source>
      <translation>Cerrar llamada</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/header.py" />
      <source>Encounter</source>
      <translation>Encuentro</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/header.py" />
      <location filename="ui/screens/handover.py" />
      <location filename="ui/screens/keys.py" />
      <location filename="ui/screens/read_aloud.py" />
      <location filename="ui/workplace.py" />
      <source>Hand over</source>
      <translation>Entregar</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/header.py" />
      <source>Hold: {left}</source>
      <translation>Retención: {left}</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/header.py" />
      <source>Nothing of yours waits for a signature</source>
      <translation>Nada suyo espera una firma</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/header.py" />
      <source>Refer</source>
      <translation>Remitir</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/header.py" />
      <source>Stamp the time: {name}</source>
      <translation>Marcar la hora: {name}</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/header.py" />
      <source>Undo {name} {clock}</source>
      <translation>Deshacer {name} {clock}</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/health.py" />
      <source>Alcohol, drugs now</source>
      <translation>Alcohol, drogas ahora</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/health.py" />
      <source>An earlier attempt</source>
      <translation>Un intento anterior</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/health.py" />
      <source>An earlier stay</source>
      <translation>Una estancia anterior</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/health.py" />
      <source>Conditions</source>
      <translation>Padecimientos</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/health.py" />
      <source>Dose</source>
      <translation>Dosis</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/health.py" />
      <source>Earlier psychiatric hospital stays</source>
      <translation>Estancias psiquiátricas anteriores</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/health.py" />
      <source>Earlier suicide attempts</source>
      <translation>Intentos de suicidio anteriores</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/health.py" />
      <location filename="ui/screens/encounter/report_card.py" />
      <source>How</source>
      <translation>Cómo</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/health.py" />
      <source>How many times</source>
      <translation>Cuántas veces</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/health.py" />
      <source>How much</source>
      <translation>Cuánto</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/health.py" />
      <source>Kept apart: it goes into a packet only with a release that names it (42 CFR Part 2). What a medic must know tonight stands above, under Watch for and Alcohol, drugs now.</source>
      <translation>Se guarda aparte: solo entra en un paquete con una autorización que lo nombre (42 CFR Part 2). Lo que el personal médico debe saber esta noche está arriba, en "Esté atento a" y en "Alcohol, drogas ahora".</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/health.py" />
      <source>Last taken</source>
      <translation>Última toma</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/health.py" />
      <source>Looked at by medics</source>
      <translation>Visto por personal médico</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/health.py" />
      <source>Medicines with them</source>
      <translation>Lleva sus medicinas</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/health.py" />
      <source>More about it</source>
      <translation>Más sobre esto</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/health.py" />
      <source>Name</source>
      <translation>Nombre</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/health.py" />
      <source>Slept, ate, drank</source>
      <translation>Durmió, comió, bebió</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/health.py" />
      <source>Substances and treatment</source>
      <translation>Sustancias y tratamiento</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/health.py" />
      <source>Taken</source>
      <translation>Cómo se toma</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/health.py" />
      <source>Treatment detail</source>
      <translation>Detalle del tratamiento</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/health.py" />
      <source>Watch for</source>
      <translation>Esté atento a</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/health.py" />
      <source>What followed</source>
      <translation>Qué pasó después</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/health.py" />
      <location filename="ui/screens/encounter/outcome_needs.py" />
      <location filename="ui/screens/encounter/outcome_page.py" />
      <location filename="ui/screens/encounter/report_card.py" />
      <source>When</source>
      <translation>Cuándo</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/health.py" />
      <source>Where</source>
      <translation>Dónde</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/health.py" />
      <location filename="ui/screens/work_list.py" />
      <source>Which</source>
      <translation>Cuál</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/health.py" />
      <source>Why, and what helped</source>
      <translation>Por qué y qué ayudó</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/health.py" />
      <source>doses, when, by whom</source>
      <translation>dosis, cuándo, quién</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/health.py" />
      <source>in a few words, or one by one below</source>
      <translation>en pocas palabras, o una por una abajo</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/health.py" />
      <source>in the last days</source>
      <translation>en los últimos días</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/health.py" />
      <source>times</source>
      <translation>veces</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/health.py" />
      <source>who, what they found</source>
      <translation>quién, qué encontró</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/hold_arrest.py" />
      <source>Advised at</source>
      <translation>Advertido a las</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/hold_arrest.py" />
      <source>Advisement given</source>
      <translation>Advertencia dada</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/hold_arrest.py" />
      <source>By whom</source>
      <translation>Por quién</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/hold_arrest.py" />
      <source>Cannot care for themselves</source>
      <translation>No puede cuidarse</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/hold_arrest.py" />
      <source>Danger to others</source>
      <translation>Peligro para otros</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/hold_arrest.py" />
      <source>Danger to self</source>
      <translation>Peligro para sí</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/hold_arrest.py" />
      <source>Ends, as stated</source>
      <translation>Termina, según se dijo</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/hold_arrest.py" />
      <source>How it came to your attention</source>
      <translation>Cómo llegó a su conocimiento</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/hold_arrest.py" />
      <source>In whose custody</source>
      <translation>En custodia de quién</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/hold_arrest.py" />
      <source>Kind of hold</source>
      <translation>Tipo de retención</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/hold_arrest.py" />
      <source>Minor: parent or guardian told, who and when</source>
      <translation>Menor: padre o tutor avisado, quién y cuándo</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/hold_arrest.py" />
      <source>Notice about firearms given, as the form asks</source>
      <translation>Aviso sobre armas de fuego dado, como pide el formulario</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/hold_arrest.py" />
      <source>Offense and enforcement</source>
      <translation>Delito y medida</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/hold_arrest.py" />
      <source>Offense, statute</source>
      <translation>Delito, ley</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/hold_arrest.py" />
      <source>On what it rests</source>
      <translation>En qué se basa</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/hold_arrest.py" />
      <source>Probable cause: what you saw and heard</source>
      <translation>Causa probable: qué vio y oyó</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/hold_arrest.py" />
      <source>Property kept, receipt</source>
      <translation>Pertenencias guardadas, recibo</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/hold_arrest.py" />
      <source>Several: one after the other</source>
      <translation>Varios: uno tras otro</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/hold_arrest.py" />
      <location filename="ui/screens/shift.py" />
      <source>Started</source>
      <translation>Empezó</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/hold_arrest.py" />
      <source>Status now</source>
      <translation>Situación ahora</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/hold_arrest.py" />
      <source>Taken to</source>
      <translation>Llevado a</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/hold_arrest.py" />
      <source>The clinician's facts</source>
      <translation>Los hechos del clínico</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/hold_arrest.py" />
      <source>The officer's facts</source>
      <translation>Los hechos del oficial</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/hold_arrest.py" />
      <source>Warrant found and not served: which, and why not</source>
      <translation>Orden hallada y no ejecutada: cuál y por qué</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/hold_arrest.py" />
      <source>What the victim wishes</source>
      <translation>Qué desea la víctima</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/hold_arrest.py" />
      <source>What they answered, or why it could not be given</source>
      <translation>Qué respondió, o por qué no se pudo dar</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/hold_arrest.py" />
      <source>What was tried or offered first, and why it was not enough</source>
      <translation>Qué se intentó u ofreció primero y por qué no bastó</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/hold_arrest.py" />
      <source>What you saw and heard, in quotes where they are quotes. Conclusions alone do not hold.</source>
      <translation>Lo que vio y oyó, entre comillas cuando es cita. Las conclusiones solas no se sostienen.</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/hold_arrest.py" />
      <source>Who wants to hear of it, who was told</source>
      <translation>Quién quiere saberlo, a quién se avisó</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/hold_arrest.py" />
      <source>Witnesses, how to reach them</source>
      <translation>Testigos, cómo localizarlos</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/hold_arrest.py" />
      <source>Would this have been an arrest without the team?</source>
      <translation>¿Habría sido un arresto sin el equipo?</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/hold_arrest.py" />
      <source>Your judgement</source>
      <translation>Su juicio</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/hold_page.py" />
      <source>Not checked: your agency’s counsel confirms the hours and the form before use.</source>
      <translation>Sin verificar: el asesor legal de su agencia confirma las horas y el formulario antes de usarlos.</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/hold_page.py" />
      <source>Source: {source}</source>
      <translation>Fuente: {source}</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/hold_page.py" />
      <source>Write the counted end under Ends</source>
      <translation>Poner el fin contado en Termina</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/hold_page.py" />
      <source>{statute}; form {form}.</source>
      <translation>{statute}; formulario {form}.</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/hold_words.py" />
      <source>About {time} left</source>
      <translation>Quedan unas {time}</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/hold_words.py" />
      <source>Ends {end}, as it was stated.</source>
      <translation>Termina {end}, según se dijo.</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/hold_words.py" />
      <source>No end known</source>
      <translation>Fin no conocido</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/hold_words.py" />
      <source>No usual number of hours stands here for this kind. The form or the order says when it ends: write it under Ends.</source>
      <translation>Aquí no consta un número usual de horas para este tipo. El formulario o la orden dice cuándo termina: escríbalo en Termina.</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/hold_words.py" />
      <source>Ran out about {time} ago</source>
      <translation>Venció hace unas {time}</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/hold_words.py" />
      <source>Ran out {time} ago</source>
      <translation>Venció hace {time}</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/hold_words.py" />
      <source>Say when it started, also “about 21:10”: then the time can be counted.</source>
      <translation>Diga cuándo empezó, también «about 21:10»: así se puede contar el tiempo.</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/hold_words.py" />
      <source>Start not known</source>
      <translation>Inicio no conocido</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/hold_words.py" />
      <source>The usual {hours} h from {start} would be {end}.</source>
      <translation>Las {hours} h usuales desde {start} serían {end}.</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/hold_words.py" />
      <source>{hours} h counted from {start}: until {end}. A count, not a ruling: the form decides.</source>
      <translation>{hours} h contadas desde {start}: hasta {end}. Es una cuenta, no un fallo: decide el formulario.</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/hold_words.py" />
      <source>{time} left</source>
      <translation>Quedan {time}</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/joined.py" />
      <source>Join as one encounter</source>
      <translation>Unir en un solo encuentro</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/joined.py" />
      <source>Joined by {name}. Both records stay as they are.</source>
      <translation>Unido por {name}. Ambos registros quedan como están.</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/joined.py" />
      <source>Not the same</source>
      <translation>No es la misma</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/joined.py" />
      <source>One call with {record}.</source>
      <translation>Una sola llamada con {record}.</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/joined.py" />
      <source>One call with {record}. It also holds: {what}.</source>
      <translation>Una sola llamada con {record}. También contiene: {what}.</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/joined.py" />
      <location filename="ui/screens/encounter/screen.py" />
      <source>Open it</source>
      <translation>Abrir</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/joined.py" />
      <source>{record} has the same call number. Is it the same call?</source>
      <translation>{record} tiene el mismo número de llamada. ¿Es la misma llamada?</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/joined.py" />
      <source>{record} is another call, somebody said.</source>
      <translation>Alguien dijo que {record} es otra llamada.</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/list_editor.py" />
      <source>An officer answers this</source>
      <translation>Esto lo contesta un oficial</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/list_editor.py" />
      <source>Take this line out</source>
      <translation>Quitar esta línea</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/list_editor.py" />
      <source>The rest is as usual</source>
      <translation>Lo demás, como de costumbre</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/list_editor.py" />
      <source>by the button</source>
      <translation>con el botón</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/list_editor.py" />
      <source>counts until</source>
      <translation>vale hasta</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/list_editor.py" />
      <source>look again</source>
      <translation>revisar</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/list_editor.py" />
      <source>who says so</source>
      <translation>quién lo dice</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/list_editor.py" />
      <source>{field}: until when it counts</source>
      <translation>{field}: hasta cuándo vale</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/list_editor.py" />
      <source>{field}: when to look at it again</source>
      <translation>{field}: cuándo revisarlo</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/list_editor.py" />
      <source>{field}: who said or saw it</source>
      <translation>{field}: quién lo dijo o lo vio</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/list_editor.py" />
      <source>{name} says so</source>
      <translation>Lo dice {name}</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/list_editor.py" />
      <source>{need}: what came of it</source>
      <translation>{need}: qué resultó</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/note_page.py" />
      <source>Format of the note</source>
      <translation>Formato de la nota</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/note_page.py" />
      <source>Reports, warnings and consults</source>
      <translation>Reportes, avisos y consultas</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/note_page.py" />
      <source>Write what was reported, to whom and when. Then record it.</source>
      <translation>Escriba qué se reportó, a quién y cuándo. Después, regístrelo.</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/note_page.py" />
      <source>Written under another format, and kept: {fields}.</source>
      <translation>Escrito con otro formato, y se conserva: {fields}.</translation>
    </message>
    <message numerus="yes">
      <location filename="ui/screens/encounter/official_card.py" />
      <source>%n fields are filled from this record.</source>
      <translation>
        <numerusform>%n campo se llena con este registro.</numerusform>
        <numerusform>%n campos se llenan con este registro.</numerusform>
      </translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/official_card.py" />
      <source>It is there: {name}. Sign it with ink.</source>
      <translation>Ahí está: {name}. Fírmelo con tinta.</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/official_card.py" />
      <source>Leave it in the outbox</source>
      <translation>Dejarlo en la bandeja de salida</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/official_card.py" />
      <source>Official form</source>
      <translation>Formulario oficial</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/official_card.py" />
      <source>Print on: {name}</source>
      <translation>Imprimir en: {name}</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/official_card.py" />
      <source>Save it as…</source>
      <translation>Guardar como…</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/official_card.py" />
      <source>Save the official form</source>
      <translation>Guardar el formulario oficial</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/official_card.py" />
      <source>To write by hand: {names}.</source>
      <translation>Para escribir a mano: {names}.</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/official_card.py" />
      <source>Too long for the field, whole on a continuation page: {names}.</source>
      <translation>Demasiado largo para el campo, completo en una página de continuación: {names}.</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/official_card.py" />
      <source>Your agency has not handed in its official form yet. An administrator can.</source>
      <translation>Su agencia aún no ha entregado su formulario oficial. Un administrador puede.</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/outcome_needs.py" />
      <source>A place that did not take them</source>
      <translation>Un lugar que no lo recibió</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/outcome_needs.py" />
      <source>Accepted at</source>
      <translation>Aceptado en</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/outcome_needs.py" />
      <source>Accepted by</source>
      <translation>Aceptado por</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/outcome_needs.py" />
      <source>How it ended, all that apply</source>
      <translation>Cómo terminó, todo lo que corresponda</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/outcome_needs.py" />
      <source>Not booked, and the officer recorded probable cause</source>
      <translation>No fichado, y el oficial registró causa probable</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/outcome_needs.py" />
      <source>Place</source>
      <translation>Lugar</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/outcome_needs.py" />
      <source>Refused, because</source>
      <translation>Rechazado, porque</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/outcome_needs.py" />
      <source>The criteria for a hold were met, it was settled willingly</source>
      <translation>Había criterios para una retención, se resolvió por las buenas</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/outcome_needs.py" />
      <source>The main one</source>
      <translation>El principal</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/outcome_needs.py" />
      <source>The usual response would have gone to the emergency department, we did not</source>
      <translation>Lo usual habría sido ir a la sala de emergencias, no fuimos</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/outcome_needs.py" />
      <source>What would have happened without the team</source>
      <translation>Qué habría pasado sin el equipo</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/outcome_needs.py" />
      <source>Who said so</source>
      <translation>Quién lo dijo</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/outcome_needs.py" />
      <source>Who stays with them</source>
      <translation>Quién se queda con la persona</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/outcome_needs.py" />
      <source>Why not</source>
      <translation>Por qué no</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/outcome_needs.py" />
      <source>minutes</source>
      <translation>minutos</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/outcome_page.py" />
      <source>Choose what is due first.</source>
      <translation>Elija primero qué queda pendiente.</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/outcome_page.py" />
      <source>Due afterwards</source>
      <translation>Pendiente después</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/outcome_page.py" />
      <source>Due {when}: {what}.</source>
      <translation>Pendiente {when}: {what}.</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/outcome_page.py" />
      <source>The team</source>
      <translation>El equipo</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/outcome_page.py" />
      <source>What</source>
      <translation>Qué</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/outcome_page.py" />
      <source>What is due, in words</source>
      <translation>Qué queda pendiente, en palabras</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/outcome_page.py" />
      <source>When: choosing it adds it</source>
      <translation>Cuándo: al elegirlo se agrega</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/outcome_page.py" />
      <source>Who does it</source>
      <translation>Quién lo hace</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/outcome_page.py" />
      <source>or in words</source>
      <translation>o en palabras</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/outcome_page.py" />
      <source>the team</source>
      <translation>el equipo</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/people.py" />
      <source>1992-03-08</source>
      <translation>1992-03-08</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/people.py" />
      <source>Care</source>
      <translation>Atención</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/people.py" />
      <source>Children, animals, people who depend on them</source>
      <translation>Hijos, animales, personas a su cargo</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/people.py" />
      <source>Clinical: sealed from officers.</source>
      <translation>Clínico: cerrado a los agentes.</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/people.py" />
      <source>Gender, in their words</source>
      <translation>Género, en sus palabras</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/people.py" />
      <source>Guardian or conservator</source>
      <translation>Tutor o curador</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/people.py" />
      <source>In their own words</source>
      <translation>En sus propias palabras</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/people.py" />
      <source>Not known yet: described below</source>
      <translation>Todavía no se sabe: descrito abajo</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/people.py" />
      <source>Or age</source>
      <translation>O edad</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/people.py" />
      <source>Perceived, in words</source>
      <translation>Percibida, en palabras</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/people.py" />
      <source>Pronouns</source>
      <translation>Pronombres</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/people.py" />
      <source>Race and ethnicity, as perceived by us</source>
      <translation>Raza y etnia, según la percibimos</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/people.py" />
      <source>Race and ethnicity, as they say it</source>
      <translation>Raza y etnia, según lo dice la persona</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/people.py" />
      <source>Safe to call or leave word</source>
      <translation>Es seguro llamar o dejar recado</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/people.py" />
      <source>Supports they named</source>
      <translation>Apoyos que nombró</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/people.py" />
      <source>The age is our estimate</source>
      <translation>La edad es estimación nuestra</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/people.py" />
      <source>To understand each other</source>
      <translation>Para entenderse</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/people.py" />
      <source>Veteran</source>
      <translation>Veterano</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/people.py" />
      <source>What a colleague would look for</source>
      <translation>Qué buscaría un colega</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/people.py" />
      <source>Who treats and helps them</source>
      <translation>Quién le trata y ayuda</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/people.py" />
      <source>case manager, prescriber, clinic</source>
      <translation>gestor de caso, médico, clínica</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/people.py" />
      <source>daughter, 6; dog</source>
      <translation>hija, 6; perro</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/people.py" />
      <source>first to call, evenings only</source>
      <translation>llamar primero, solo tardes</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/people.py" />
      <source>last seen, told or not</source>
      <translation>última visita, avisado o no</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/people.py" />
      <source>phone</source>
      <translation>teléfono</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/people.py" />
      <source>sister, friend, neighbor</source>
      <translation>hermana, amigo, vecina</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/people.py" />
      <source>who</source>
      <translation>quién</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/people.py" />
      <source>who has them now</source>
      <translation>quién los tiene ahora</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/people.py" />
      <source>years</source>
      <translation>años</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/people_page.py" />
      <source>Also recorded as {names}</source>
      <translation>También registrada como {names}</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/people_page.py" />
      <source>Not part of this call</source>
      <translation>No es parte de esta llamada</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/people_page.py" />
      <source>Part in this call</source>
      <translation>Papel en esta llamada</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/people_page.py" />
      <source>People on this call</source>
      <translation>Personas en esta llamada</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/people_page.py" />
      <source>Person's page</source>
      <translation>Página de la persona</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/people_page.py" />
      <source>Same as somebody we know…</source>
      <translation>Es alguien conocido…</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/people_page.py" />
      <source>Somebody we know: both records become one, and can be parted again</source>
      <translation>Alguien que conocemos: los dos registros se unen y se pueden volver a separar</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/people_page.py" />
      <source>{name} is the same as somebody we know</source>
      <translation>{name} es alguien que ya conocemos</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/people_page.py" />
      <source>{name}: not part of this call</source>
      <translation>{name}: no es parte de esta llamada</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/person_finder.py" />
      <source>Add {name}</source>
      <translation>Agregar a {name}</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/person_finder.py" />
      <source>Find or add a person</source>
      <translation>Buscar o agregar una persona</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/person_finder.py" />
      <source>Find or add: a name, a phone, or what they look like</source>
      <translation>Buscar o agregar: un nombre, un teléfono o cómo se ve</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/person_finder.py" />
      <source>Name not known</source>
      <translation>Nombre desconocido</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/person_finder.py" />
      <source>Name not known: {what}</source>
      <translation>Nombre desconocido: {what}</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/person_finder.py" />
      <source>Who is it? A name as you heard it, a phone, a birth date</source>
      <translation>¿Quién es? Un nombre como lo oyó, un teléfono, una fecha de nacimiento</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/rail.py" />
      <source>J both of you · P police
C clinicians</source>
      <translation>J de los dos · P policía
C clínicos</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/rail.py" />
      <source>Sections</source>
      <translation>Secciones</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/rail.py" />
      <source>complete</source>
      <translation>completa</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/rail.py" />
      <source>nothing yet</source>
      <translation>nada todavía</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/rail.py" />
      <source>police</source>
      <translation>policía</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/rail.py" />
      <source>signed</source>
      <translation>firmada</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/rail.py" />
      <source>started</source>
      <translation>empezada</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/rail.py" />
      <source>{name}, {who}, {state}</source>
      <translation>{name}, {who}, {state}</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/rail.py" />
      <source>{words}, sealed from you</source>
      <translation>{words}, sellada para usted</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/release_files.py" />
      <source>2027-05-23</source>
      <translation>2027-05-23</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/release_files.py" />
      <source>A name; for treatment also “my treating providers”</source>
      <translation>Un nombre; para tratamiento también «my treating providers»</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/release_files.py" />
      <source>End of treatment</source>
      <translation>Fin del tratamiento</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/release_files.py" />
      <source>Ends on</source>
      <translation>Termina el</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/release_files.py" />
      <source>Given by word of mouth, before a witness</source>
      <translation>Dada de palabra, ante un testigo</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/release_files.py" />
      <source>How they take it back</source>
      <translation>Cómo la retira</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/release_files.py" />
      <source>If they say no: why, in their words</source>
      <translation>Si dice que no: por qué, en sus palabras</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/release_files.py" />
      <source>In writing to us</source>
      <translation>Por escrito a nosotros</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/release_files.py" />
      <source>It names substance-use treatment</source>
      <translation>Nombra el tratamiento por uso de sustancias</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/release_files.py" />
      <source>Kind of release</source>
      <translation>Tipo de autorización</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/release_files.py" />
      <source>On whose authority, if not the person</source>
      <translation>Con qué autoridad, si no es la persona</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/release_files.py" />
      <source>Or ends when</source>
      <translation>O termina cuando</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/release_files.py" />
      <source>Signed by</source>
      <translation>Firmada por</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/release_files.py" />
      <location filename="ui/screens/encounter/safety_plan.py" />
      <source>The person has a copy</source>
      <translation>La persona tiene una copia</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/release_files.py" />
      <source>Told that it may be passed on</source>
      <translation>Se le dijo que puede pasarse a otros</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/release_files.py" />
      <source>Told that they can take it back, and how</source>
      <translation>Se le dijo que puede retirarla, y cómo</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/release_files.py" />
      <source>Told what follows from saying no</source>
      <translation>Se le dijo qué pasa si se niega</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/release_files.py" />
      <source>What may be told</source>
      <translation>Qué se puede decir</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/release_files.py" />
      <source>Who is told</source>
      <translation>A quién se le dice</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/release_files.py" />
      <source>Who tells</source>
      <translation>Quién lo dice</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/release_files.py" />
      <source>“At my request” is enough</source>
      <translation>Basta «a petición mía»</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/release_page.py" />
      <source>A release of the clinical side</source>
      <translation>Una autorización del lado clínico</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/release_page.py" />
      <source>A spoken release is enough to tell family or the officer. Nothing written leaves on it.</source>
      <translation>Una autorización de palabra basta para decirle a la familia o al oficial. Nada escrito sale con ella.</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/release_page.py" />
      <source>Add the person under People first: a release belongs to somebody.</source>
      <translation>Agregue primero a la persona en Personas: una autorización es de alguien.</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/release_page.py" />
      <source>Ended</source>
      <translation>Terminada</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/release_page.py" />
      <source>Everything this kind needs is there.</source>
      <translation>Está todo lo que este tipo necesita.</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/release_page.py" />
      <source>From then on nothing leaves under this release. What was sent before stays sent; tell the receiver yourself.</source>
      <translation>Desde entonces nada sale con esta autorización. Lo ya enviado queda enviado; avise usted a quien lo recibió.</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/release_page.py" />
      <source>How they took it back</source>
      <translation>Cómo la retiró</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/release_page.py" />
      <source>It is on file. Officers see only that a release exists.</source>
      <translation>Está archivada. Los oficiales solo ven que existe una autorización.</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/release_page.py" />
      <source>It is taken back</source>
      <translation>Queda retirada</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/release_page.py" />
      <source>Keep the release</source>
      <translation>Guardar la autorización</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/release_page.py" />
      <source>Missing: {what}</source>
      <translation>Falta: {what}</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/release_page.py" />
      <source>Missing: {what}. Go there</source>
      <translation>Falta: {what}. Ir ahí</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/release_page.py" />
      <location filename="ui/screens/packet_block.py" />
      <source>New release</source>
      <translation>Nueva autorización</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/release_page.py" />
      <source>Not known by name</source>
      <translation>Sin nombre conocido</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/release_page.py" />
      <source>On file, sealed</source>
      <translation>Archivada, sellada</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/release_page.py" />
      <source>Refused</source>
      <translation>Rechazada</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/release_page.py" />
      <source>Signature of the person</source>
      <translation>Firma de la persona</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/release_page.py" />
      <location filename="ui/screens/handover.py" />
      <location filename="ui/widgets/signature.py" />
      <source>Signs here</source>
      <translation>Firma aquí</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/release_page.py" />
      <source>Something is missing</source>
      <translation>Falta algo</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/release_page.py" />
      <source>Still missing for this kind, press one to go there:</source>
      <translation>Aún falta para este tipo; pulse uno para ir ahí:</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/release_page.py" />
      <source>Taken back {day} {clock}. What left before, left.</source>
      <translation>Retirada {day} {clock}. Lo que salió antes, salió.</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/release_page.py" />
      <source>The person has no copy yet.</source>
      <translation>La persona aún no tiene copia.</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/release_page.py" />
      <source>The person signs here</source>
      <translation>La persona firma aquí</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/release_page.py" />
      <source>The witness</source>
      <translation>El testigo</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/release_page.py" />
      <source>Their words, or who spoke for them</source>
      <translation>Sus palabras, o quién habló en su nombre</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/release_page.py" />
      <source>They said no</source>
      <translation>Dijo que no</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/release_page.py" />
      <source>They take it back</source>
      <translation>La retira</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/release_page.py" />
      <source>Two laptops say different things of it. Nothing leaves under it until that is settled.</source>
      <translation>Dos laptops dicen cosas distintas. Nada sale con ella hasta aclararlo.</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/release_page.py" />
      <source>Valid</source>
      <translation>Vigente</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/release_page.py" />
      <source>Who wrote it was shut out since. Nothing leaves under it until somebody files it again.</source>
      <translation>A quien la escribió se le retiró el acceso. Nada sale con ella hasta que alguien la archive de nuevo.</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/release_page.py" />
      <source>Whose release</source>
      <translation>Autorización de quién</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/release_page.py" />
      <location filename="ui/screens/packet_block.py" />
      <source>ends {day}</source>
      <translation>termina el {day}</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/release_page.py" />
      <source>said {day} {clock}, before a witness</source>
      <translation>dicha {day} {clock}, ante un testigo</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/release_page.py" />
      <source>signed {day} {clock}</source>
      <translation>firmada el {day} {clock}</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/report_card.py" />
      <source>Record it as made</source>
      <translation>Registrarlo como hecho</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/report_card.py" />
      <source>Recorded as made {when}. The disclosure stands.</source>
      <translation>Registrado como hecho {when}. La divulgación consta.</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/report_card.py" />
      <source>Reported to</source>
      <translation>Se reportó a</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/report_card.py" />
      <source>Their number for it</source>
      <translation>El número que le dieron</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/report_card.py" />
      <source>Their phone</source>
      <translation>Su teléfono</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/report_card.py" />
      <source>What I asked</source>
      <translation>Lo que pregunté</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/report_card.py" />
      <source>What I told them</source>
      <translation>Lo que les dije</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/report_card.py" />
      <source>What it is about</source>
      <translation>De qué trata</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/report_card.py" />
      <source>What must be reported, to whom and by when is state law. Recording it notes a disclosure.</source>
      <translation>Qué se debe reportar, a quién y para cuándo lo dice la ley estatal. Al registrarlo se anota una divulgación.</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/report_card.py" />
      <source>What they advised</source>
      <translation>Lo que aconsejaron</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/report_card.py" />
      <source>What they answered</source>
      <translation>Lo que contestaron</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/report_card.py" />
      <source>Whom I spoke with</source>
      <translation>Con quién hablé</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/report_card.py" />
      <source>With whom, and their role</source>
      <translation>Con quién, y su función</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/report_card.py" />
      <source>Written report due</source>
      <translation>Reporte por escrito, para</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/safety_plan.py" />
      <source>1  How I notice that it starts</source>
      <translation>1  Cómo noto que empieza</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/safety_plan.py" />
      <source>2  What I can do on my own</source>
      <translation>2  Qué puedo hacer por mi cuenta</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/safety_plan.py" />
      <source>3  People and places that take my mind off it</source>
      <translation>3  Gente y lugares que me distraen</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/safety_plan.py" />
      <source>4  People I can ask for help</source>
      <translation>4  Gente a quien puedo pedir ayuda</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/safety_plan.py" />
      <source>5  Professionals and lines, 988 among them</source>
      <translation>5  Profesionales y líneas, el 988 entre ellas</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/safety_plan.py" />
      <source>6  How my surroundings become safer</source>
      <translation>6  Cómo hago más seguro lo que me rodea</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/safety_plan.py" />
      <source>A copy for the officer is a disclosure: share it by its basis, with Share with officer.</source>
      <translation>Una copia para el oficial es una divulgación: compártala con su fundamento, con "Compartir con el oficial".</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/safety_plan.py" />
      <source>Copy</source>
      <translation>Copia</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/safety_plan.py" />
      <source>How they got it</source>
      <translation>Cómo la recibieron</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/safety_plan.py" />
      <source>Who has it, where it is kept</source>
      <translation>Quién la tiene, dónde se guarda</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/safety_plan.py" />
      <source>Who holds a copy</source>
      <translation>Quién tiene una copia</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/safety_plan.py" />
      <source>{part}: in their own words</source>
      <translation>{part}: en sus propias palabras</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/safety_summary.py" />
      <source>Ask first: backpack</source>
      <translation>Pregunte antes: mochila</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/safety_summary.py" />
      <source>Belongings</source>
      <translation>Pertenencias</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/safety_summary.py" />
      <source>Children, pets, car</source>
      <translation>Niños, mascotas, carro</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/safety_summary.py" />
      <source>Hearing, language…</source>
      <translation>Oído, idioma…</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/safety_summary.py" />
      <source>One voice at a time, walking…</source>
      <translation>Una voz a la vez, caminar…</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/safety_summary.py" />
      <source>Seizures, insulin, took pills…</source>
      <translation>Convulsiones, insulina, tomó pastillas…</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/safety_summary.py" />
      <source>Sirens, being touched…</source>
      <translation>Sirenas, que la toquen…</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/safety_summary.py" />
      <source>What, where, who has it now</source>
      <translation>Qué, dónde, quién lo tiene ahora</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/said_editor.py" />
      <source>As received: {what}</source>
      <translation>Como se recibió: {what}</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/said_editor.py" />
      <source>Something else…</source>
      <translation>Otra cosa…</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/screen.py" />
      <source>As signed, or with what came after</source>
      <translation>Como se firmó, o con lo que vino después</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/screen.py" />
      <location filename="ui/widgets/edit.py" />
      <source>Copy the words</source>
      <translation>Copiar las palabras</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/screen.py" />
      <source>In a text: commands and phrases; letters choose, Enter or Tab takes the marked one</source>
      <translation>En un texto: órdenes y frases; las letras eligen, Enter o Tab toma la marcada</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/screen.py" />
      <source>In a text: the last word with a wave under it, what it could be</source>
      <translation>En un texto: la última palabra con una onda debajo, qué podría ser</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/screen.py" />
      <source>In a text: the time of now; in a passage taken over: I have checked it</source>
      <translation>En un texto: la hora de ahora; en un pasaje tomado de una frase: lo he comprobado</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/screen.py" />
      <source>It is saved already, {clock}</source>
      <translation>Ya está guardado, {clock}</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/screen.py" />
      <source>Police record: officers keep this</source>
      <translation>Registro policial: los oficiales lo conservan</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/screen.py" />
      <source>Previous, next section</source>
      <translation>Sección anterior, siguiente</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/screen.py" />
      <source>Saved {clock}</source>
      <translation>Guardado {clock}</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/screen.py" />
      <source>Saved {clock} on this laptop</source>
      <translation>Guardado {clock} en esta laptop</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/screen.py" />
      <source>Share with officer…</source>
      <translation>Compartir con el oficial…</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/screen.py" />
      <source>This was signed meanwhile. Your words are kept as an addition: open it, say why, and add it.</source>
      <translation>Mientras tanto esto se firmó. Sus palabras se conservan como agregado: ábralo, diga por qué y agréguelo.</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/screen.py" />
      <source>To the sections, then back</source>
      <translation>A las secciones, y de vuelta</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/screen.py" />
      <source>Words that no record takes are kept here until you lock. Copy them to where they belong.</source>
      <translation>Las palabras que ningún registro acepta se conservan aquí hasta que bloquee. Cópielas adonde van.</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/screen.py" />
      <source>{sentence} Your words stay here; saving goes on trying.</source>
      <translation>{sentence} Sus palabras se quedan aquí; se sigue intentando guardar.</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/screen_page.py" />
      <source>A call back in {hours} hours is among the follow-ups.</source>
      <translation>Una llamada de vuelta en {hours} horas está entre los seguimientos.</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/screen_page.py" />
      <source>Answer {numbers} asks for action now</source>
      <translation>La respuesta {numbers} pide actuar ahora</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/screen_page.py" />
      <source>Answers {numbers} ask for action now</source>
      <translation>Las respuestas {numbers} piden actuar ahora</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/screen_page.py" />
      <source>Ask about means</source>
      <translation>Pregunte por los medios</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/screen_page.py" />
      <source>Ask again</source>
      <translation>Preguntar otra vez</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/screen_page.py" />
      <source>Ask it now</source>
      <translation>Preguntar ahora</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/screen_page.py" />
      <source>Between {least} and {most} is possible.</source>
      <translation>Es posible entre {least} y {most}.</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/screen_page.py" />
      <source>Clinician decides. The screen never closes an encounter by itself.</source>
      <translation>Decide el clínico. La evaluación nunca cierra un encuentro por sí sola.</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/screen_page.py" />
      <source>Declined…</source>
      <translation>No quiso…</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/screen_page.py" />
      <source>No answer to {numbers}: that is not a no.</source>
      <translation>Sin respuesta en {numbers}: eso no es un no.</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/screen_page.py" />
      <source>No yes among the answers</source>
      <translation>Ningún sí entre las respuestas</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/screen_page.py" />
      <source>None is marked for action at once. That is no finding of low risk.</source>
      <translation>Ninguna está marcada para actuar de inmediato. Eso no significa riesgo bajo.</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/screen_page.py" />
      <source>Question {number} decides.</source>
      <translation>Decide la pregunta {number}.</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/screen_page.py" />
      <source>Question {number} is yes.</source>
      <translation>La pregunta {number} es sí.</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/screen_page.py" />
      <source>Questions {numbers} decide.</source>
      <translation>Deciden las preguntas {numbers}.</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/screen_page.py" />
      <source>Result</source>
      <translation>Resultado</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/screen_page.py" />
      <source>Set 24 h call back</source>
      <translation>Poner llamada en 24 h</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/screen_page.py" />
      <source>Start safety plan</source>
      <translation>Empezar plan de seguridad</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/screen_page.py" />
      <source>Suggested next</source>
      <translation>Qué sigue</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/screen_page.py" />
      <source>Which screen</source>
      <translation>Qué evaluación</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/screen_page.py" />
      <source>Words to ask</source>
      <translation>Palabras para preguntar</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/screen_page.py" />
      <source>Yes to {numbers}</source>
      <translation>Sí en {numbers}</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/screen_page.py" />
      <source>not reached</source>
      <translation>no alcanzado</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/screen_page.py" />
      <source>reached</source>
      <translation>alcanzado</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/screen_page.py" />
      <source>still open</source>
      <translation>todavía abierto</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/screen_page.py" />
      <source>{answered} of {asked} answered</source>
      <translation>{answered} de {asked} contestadas</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/screen_page.py" />
      <source>{band} in any case.</source>
      <translation>{band} en todo caso.</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/screen_page.py" />
      <source>{first} and {last}</source>
      <translation>{first} y {last}</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/screen_page.py" />
      <source>{question}: why there is no answer</source>
      <translation>{question}: por qué no hay respuesta</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/screen_page.py" />
      <source>{screen}, asked</source>
      <translation>{screen}, preguntado</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/screen_page.py" />
      <source>{total} of {highest}</source>
      <translation>{total} de {highest}</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/screen_page.py" />
      <source>{total} so far</source>
      <translation>{total} hasta ahora</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/sealed.py" />
      <source>Clinical side: {state}. It opens under the clinician's pen (F9).</source>
      <translation>Lado clínico: {state}. Se abre con la pluma del clínico (F9).</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/sealed.py" />
      <source>Kept by the officers</source>
      <translation>Lo conservan los oficiales</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/sealed.py" />
      <source>Police side: {state}. It opens under an officer's pen (F9).</source>
      <translation>Lado policial: {state}. Se abre con la pluma de un oficial (F9).</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/sealed.py" />
      <source>Sealed from officers</source>
      <translation>Sellado para los oficiales</translation>
    </message>
    <message numerus="yes">
      <location filename="ui/screens/encounter/signed.py" />
      <source>%n additions were proposed after signing.</source>
      <translation>
        <numerusform>Después de firmar se propuso %n agregado.</numerusform>
        <numerusform>Después de firmar se propusieron %n agregados.</numerusform>
      </translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/signed.py" />
      <source>Answer…</source>
      <translation>Contestar…</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/signed.py" />
      <source>As signed</source>
      <translation>Como se firmó</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/signed.py" />
      <source>Ask for a change…</source>
      <translation>Pedir un cambio…</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/signed.py" />
      <source>Look at it…</source>
      <translation>Mirarlo…</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/signed.py" />
      <source>Print…</source>
      <translation>Imprimir…</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/signed.py" />
      <source>Reviewed by {name}, {when}.</source>
      <translation>Revisado por {name}, {when}.</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/signed.py" />
      <source>Review…</source>
      <translation>Revisar…</translation>
    </message>
    <message numerus="yes">
      <location filename="ui/screens/encounter/signed.py" />
      <source>Shown as signed, without %n amendments.</source>
      <translation>
        <numerusform>Se muestra como se firmó, sin %n anexo.</numerusform>
        <numerusform>Se muestra como se firmó, sin %n anexos.</numerusform>
      </translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/signed.py" />
      <source>Signed by {who}. It stays as it is; you can add to it.</source>
      <translation>Firmado por {who}. Se queda como está; puede agregar algo.</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/signed.py" />
      <source>The encounter is signed. It stays as it is; you can add to it.</source>
      <translation>El encuentro está firmado. Se queda como está; puede agregar algo.</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/signed.py" />
      <source>Waits for your review: signed by {names}.</source>
      <translation>Espera su revisión: firmado por {names}.</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/signed.py" />
      <source>What was proposed after signing is answered.</source>
      <translation>Lo propuesto después de firmar ya está contestado.</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/signed.py" />
      <source>With what came after</source>
      <translation>Con lo que vino después</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/signed.py" />
      <source>{name} asks: {text}</source>
      <translation>{name} pregunta: {text}</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/slash.py" />
      <source>Date of today</source>
      <translation>Fecha de hoy</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/slash.py" />
      <source>Name of the person</source>
      <translation>Nombre de la persona</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/slash.py" />
      <source>Time of now</source>
      <translation>Hora de ahora</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/slash.py" />
      <source>What somebody said, in quotation marks</source>
      <translation>Lo que dijo alguien, entre comillas</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/slash.py" />
      <source>date</source>
      <translation>fecha</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/slash.py" />
      <source>name</source>
      <translation>nombre</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/slash.py" />
      <source>not known yet</source>
      <translation>sin saber todavía</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/slash.py" />
      <source>not stamped yet</source>
      <translation>sin marcar todavía</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/slash.py" />
      <source>quote</source>
      <translation>cita</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/slash.py" />
      <source>time</source>
      <translation>hora</translation>
    </message>
    <message>
      <location filename="ui/screens/encounter/what_happened.py" />
      <source>What helped calm things down</source>
      <translation>Qué ayudó a calmar</translation>
    </message>
    <message>
      <location filename="ui/screens/encounters.py" />
      <source>All encounters, newest first</source>
      <translation>Todos los encuentros, los más nuevos primero</translation>
    </message>
    <message>
      <location filename="ui/screens/encounters.py" />
      <location filename="ui/screens/person.py" />
      <location filename="ui/workplace.py" />
      <source>Encounters</source>
      <translation>Encuentros</translation>
    </message>
    <message>
      <location filename="ui/screens/encounters.py" />
      <location filename="ui/screens/keys.py" />
      <location filename="ui/screens/person.py" />
      <location filename="ui/screens/shift.py" />
      <location filename="ui/workplace.py" />
      <source>New encounter</source>
      <translation>Nuevo encuentro</translation>
    </message>
    <message>
      <location filename="ui/screens/encounters.py" />
      <source>Newest first. Ctrl+K finds by words.</source>
      <translation>Los más nuevos primero. Ctrl+K busca por palabras.</translation>
    </message>
    <message>
      <location filename="ui/screens/enrol.py" />
      <source>Address of the station</source>
      <translation>Dirección de la estación</translation>
    </message>
    <message>
      <location filename="ui/screens/enrol.py" />
      <source>An administrator of the agency invites this laptop at the station and reads you a code, or hands you a file. This laptop must be on the station's network.</source>
      <translation>Un administrador de la agencia invita a esta laptop en la estación y le lee un código, o le da un archivo. Esta laptop debe estar en la red de la estación.</translation>
    </message>
    <message>
      <location filename="ui/screens/enrol.py" />
      <source>Ask to join</source>
      <translation>Pedir unirse</translation>
    </message>
    <message>
      <location filename="ui/screens/enrol.py" />
      <source>Asking the station…</source>
      <translation>Preguntando a la estación…</translation>
    </message>
    <message>
      <location filename="ui/screens/enrol.py" />
      <source>Cancel</source>
      <translation>Cancelar</translation>
    </message>
    <message>
      <location filename="ui/screens/enrol.py" />
      <source>Code from the administrator</source>
      <translation>Código del administrador</translation>
    </message>
    <message>
      <location filename="ui/screens/enrol.py" />
      <source>File from the administrator</source>
      <translation>Archivo del administrador</translation>
    </message>
    <message>
      <location filename="ui/screens/enrol.py" />
      <source>From a file…</source>
      <translation>Desde un archivo…</translation>
    </message>
    <message>
      <location filename="ui/screens/enrol.py" />
      <source>May stay empty when the text or the file names it.</source>
      <translation>Puede quedar vacío si el texto o el archivo la indica.</translation>
    </message>
    <message>
      <location filename="ui/screens/enrol.py" />
      <source>Or the text behind the QR code. It is good for a quarter of an hour.</source>
      <translation>O el texto del código QR. Vale un cuarto de hora.</translation>
    </message>
    <message>
      <location filename="ui/screens/enrol.py" />
      <source>Read these to the administrator</source>
      <translation>Léaselos al administrador</translation>
    </message>
    <message>
      <location filename="ui/screens/enrol.py" />
      <source>Read these to the administrator: {digits}</source>
      <translation>Léaselos al administrador: {digits}</translation>
    </message>
    <message>
      <location filename="ui/screens/enrol.py" />
      <source>Stopped. Nothing was kept. For another try the administrator shows a new code.</source>
      <translation>Detenido. No se guardó nada. Para otro intento el administrador muestra un código nuevo.</translation>
    </message>
    <message>
      <location filename="ui/screens/enrol.py" />
      <source>The administrator has it. Type it here, or take it from the file.</source>
      <translation>Lo tiene el administrador. Escríbalo aquí o tómelo del archivo.</translation>
    </message>
    <message>
      <location filename="ui/screens/enrol.py" />
      <source>The code does not say where the station is. The administrator reads you its address.</source>
      <translation>El código no dice dónde está la estación. El administrador le lee su dirección.</translation>
    </message>
    <message>
      <location filename="ui/screens/enrol.py" />
      <source>The station does not answer just now; it is asked again and again. The digits stay the same.</source>
      <translation>La estación no responde ahora; se le pregunta una y otra vez. Los dígitos siguen iguales.</translation>
    </message>
    <message>
      <location filename="ui/screens/enrol.py" />
      <source>The station {station} has answered.</source>
      <translation>La estación {station} ha respondido.</translation>
    </message>
    <message>
      <location filename="ui/screens/enrol.py" />
      <source>Waiting until the administrator has typed them. Nothing is kept on this laptop before.</source>
      <translation>Esperando a que el administrador los escriba. Antes no se guarda nada en esta laptop.</translation>
    </message>
    <message>
      <location filename="ui/screens/enrol.py" />
      <source>Whoever looks after the station reads you a code, or hands you a file. This laptop must be on the station's network.</source>
      <translation>Quien cuida la estación le lee un código, o le da un archivo. Esta laptop debe estar en la red de la estación.</translation>
    </message>
    <message>
      <location filename="ui/screens/enrol.py" />
      <source>{agency} invites this laptop as {laptop}. Seats: {names}.</source>
      <translation>{agency} invita a esta laptop como {laptop}. Lugares: {names}.</translation>
    </message>
    <message numerus="yes">
      <location filename="ui/screens/handover.py" />
      <source>%n things not known</source>
      <translation>
        <numerusform>%n cosa no se sabe</numerusform>
        <numerusform>%n cosas no se saben</numerusform>
      </translation>
    </message>
    <message>
      <location filename="ui/screens/handover.py" />
      <source>Accepted by {who} at {clock}. It is on record.</source>
      <translation>Aceptado por {who} a las {clock}. Queda registrado.</translation>
    </message>
    <message>
      <location filename="ui/screens/handover.py" />
      <source>Back to notes</source>
      <translation>Volver a las notas</translation>
    </message>
    <message>
      <location filename="ui/screens/handover.py" />
      <source>Back to the notes</source>
      <translation>Volver a las notas</translation>
    </message>
    <message>
      <location filename="ui/screens/handover.py" />
      <source>Intake nurse on duty</source>
      <translation>Enfermera de admisión de turno</translation>
    </message>
    <message>
      <location filename="ui/screens/handover.py" />
      <source>Kept as the first answer to the referral.</source>
      <translation>Queda como la primera respuesta a la remisión.</translation>
    </message>
    <message>
      <location filename="ui/screens/handover.py" />
      <source>Leave the page in the outbox folder of this laptop</source>
      <translation>Dejar la página en la carpeta de salida de esta laptop</translation>
    </message>
    <message>
      <location filename="ui/screens/handover.py" />
      <source>Name and role</source>
      <translation>Nombre y función</translation>
    </message>
    <message>
      <location filename="ui/screens/handover.py" />
      <location filename="ui/screens/keys.py" />
      <source>Next</source>
      <translation>Siguiente</translation>
    </message>
    <message>
      <location filename="ui/screens/handover.py" />
      <source>No bed, asks for a medical check…</source>
      <translation>No hay cama, pide revisión médica…</translation>
    </message>
    <message>
      <location filename="ui/screens/handover.py" />
      <source>Not accepted, because…</source>
      <translation>No aceptado, porque…</translation>
    </message>
    <message>
      <location filename="ui/screens/handover.py" />
      <source>Not accepted: {why}. It is on record.</source>
      <translation>No aceptado: {why}. Queda registrado.</translation>
    </message>
    <message>
      <location filename="ui/screens/handover.py" />
      <source>On record: it was told.</source>
      <translation>Queda registrado: se dijo.</translation>
    </message>
    <message>
      <location filename="ui/screens/handover.py" />
      <source>Print one page</source>
      <translation>Imprimir una página</translation>
    </message>
    <message>
      <location filename="ui/screens/handover.py" />
      <source>Read it aloud</source>
      <translation>Leer en voz alta</translation>
    </message>
    <message>
      <location filename="ui/screens/handover.py" />
      <source>Read to {receiver}</source>
      <translation>Leer a {receiver}</translation>
    </message>
    <message>
      <location filename="ui/screens/handover.py" />
      <source>Received by</source>
      <translation>Recibido por</translation>
    </message>
    <message>
      <location filename="ui/screens/handover.py" />
      <location filename="ui/screens/keys.py" />
      <location filename="ui/screens/packet.py" />
      <location filename="ui/workplace.py" />
      <source>Referral packet</source>
      <translation>Paquete de remisión</translation>
    </message>
    <message>
      <location filename="ui/screens/handover.py" />
      <source>Show at the door</source>
      <translation>Mostrar en la puerta</translation>
    </message>
    <message>
      <location filename="ui/screens/handover.py" />
      <source>Signature of who receives</source>
      <translation>Firma de quien recibe</translation>
    </message>
    <message>
      <location filename="ui/screens/handover.py" />
      <location filename="ui/screens/packet.py" />
      <location filename="ui/widgets/encounter_row.py" />
      <source>Signed</source>
      <translation>Firmado</translation>
    </message>
    <message>
      <location filename="ui/screens/handover.py" />
      <source>Time</source>
      <translation>Hora</translation>
    </message>
    <message>
      <location filename="ui/screens/handover.py" />
      <source>Unsigned</source>
      <translation>Sin firmar</translation>
    </message>
    <message>
      <location filename="ui/screens/handover.py" />
      <source>Why it was not accepted</source>
      <translation>Por qué no se aceptó</translation>
    </message>
    <message>
      <location filename="ui/screens/handover.py" />
      <source>Write the time as 22:31.</source>
      <translation>Escriba la hora como 22:31.</translation>
    </message>
    <message>
      <location filename="ui/screens/handover.py" />
      <source>about {count} s to read aloud</source>
      <translation>unos {count} s para leer en voz alta</translation>
    </message>
    <message>
      <location filename="ui/screens/handover.py" />
      <source>the receiver</source>
      <translation>quien recibe</translation>
    </message>
    <message>
      <location filename="ui/screens/handover.py" />
      <source>{file} lies in the outbox folder.</source>
      <translation>{file} está en la carpeta de salida.</translation>
    </message>
    <message>
      <location filename="ui/screens/keys.py" />
      <source>Choose chips in the focused group; 0 leads to more</source>
      <translation>Elegir en el grupo con el foco; 0 lleva a más</translation>
    </message>
    <message>
      <location filename="ui/screens/keys.py" />
      <source>Close this contact: no action needed, on one page</source>
      <translation>Cerrar este contacto: no hizo falta actuar, en una página</translation>
    </message>
    <message>
      <location filename="ui/screens/keys.py" />
      <source>Find people, calls, notes, commands</source>
      <translation>Buscar personas, llamadas, notas, comandos</translation>
    </message>
    <message>
      <location filename="ui/screens/keys.py" />
      <source>Hide everything at once</source>
      <translation>Ocultar todo al instante</translation>
    </message>
    <message>
      <location filename="ui/screens/keys.py" />
      <source>Is it saved? It is, already</source>
      <translation>¿Está guardado? Ya lo está</translation>
    </message>
    <message>
      <location filename="ui/screens/keys.py" />
      <location filename="ui/workplace.py" />
      <source>Keys</source>
      <translation>Teclas</translation>
    </message>
    <message>
      <location filename="ui/screens/keys.py" />
      <source>Leaves a text field, always</source>
      <translation>Sale de un campo de texto, siempre</translation>
    </message>
    <message>
      <location filename="ui/screens/keys.py" />
      <source>Lock: save, close, sign out</source>
      <translation>Bloquear: guardar, cerrar, salir</translation>
    </message>
    <message>
      <location filename="ui/screens/keys.py" />
      <source>Move inside a group, a list or the rail</source>
      <translation>Moverse en un grupo, una lista o la barra lateral</translation>
    </message>
    <message>
      <location filename="ui/screens/keys.py" />
      <source>Night, day, red</source>
      <translation>Noche, día, rojo</translation>
    </message>
    <message>
      <location filename="ui/screens/keys.py" />
      <location filename="ui/workplace.py" />
      <source>Settings: text size, gloves, hand, language</source>
      <translation>Ajustes: tamaño del texto, guantes, mano, idioma</translation>
    </message>
    <message>
      <location filename="ui/screens/keys.py" />
      <source>Stamp the next time of the call</source>
      <translation>Marcar la siguiente hora de la llamada</translation>
    </message>
    <message>
      <location filename="ui/screens/keys.py" />
      <location filename="ui/workplace.py" />
      <source>The other open call</source>
      <translation>La otra llamada abierta</translation>
    </message>
    <message>
      <location filename="ui/screens/keys.py" />
      <source>These keys</source>
      <translation>Estas teclas</translation>
    </message>
    <message>
      <location filename="ui/screens/keys.py" />
      <location filename="ui/workplace.py" />
      <source>Whose pen is up</source>
      <translation>De quién es la pluma</translation>
    </message>
    <message>
      <location filename="ui/screens/keys.py" />
      <source>{key} or {other}</source>
      <translation>{key} o {other}</translation>
    </message>
    <message>
      <location filename="ui/screens/leaving.py" />
      <source>Before you leave</source>
      <translation>Antes de irse</translation>
    </message>
    <message>
      <location filename="ui/screens/leaving.py" />
      <source>Draft: {what}</source>
      <translation>Borrador: {what}</translation>
    </message>
    <message>
      <location filename="ui/screens/leaving.py" />
      <location filename="ui/screens/shift.py" />
      <source>Due today</source>
      <translation>Para hoy</translation>
    </message>
    <message>
      <location filename="ui/screens/leaving.py" />
      <location filename="ui/screens/shift.py" />
      <source>Everything is signed and filed.</source>
      <translation>Todo está firmado y archivado.</translation>
    </message>
    <message>
      <location filename="ui/screens/leaving.py" />
      <source>File my drafts</source>
      <translation>Archivar mis borradores</translation>
    </message>
    <message>
      <location filename="ui/screens/leaving.py" />
      <source>Needs an update</source>
      <translation>Necesita una actualización</translation>
    </message>
    <message>
      <location filename="ui/screens/leaving.py" />
      <source>Not filed</source>
      <translation>Sin archivar</translation>
    </message>
    <message>
      <location filename="ui/screens/leaving.py" />
      <source>Not sent</source>
      <translation>Sin enviar</translation>
    </message>
    <message>
      <location filename="ui/screens/leaving.py" />
      <source>Open the place where it is done</source>
      <translation>Abrir el lugar donde se hace</translation>
    </message>
    <message>
      <location filename="ui/screens/leaving.py" />
      <source>Throw a draft away, asked first</source>
      <translation>Tirar un borrador, se pregunta antes</translation>
    </message>
    <message>
      <location filename="ui/screens/leaving.py" />
      <source>Throw away what is not filed of {what}? What was filed stays. The audit says that you did.</source>
      <translation>¿Tirar lo no archivado de {what}? Lo archivado se queda. La auditoría dice que usted lo hizo.</translation>
    </message>
    <message>
      <location filename="ui/screens/leaving.py" />
      <source>Throw it away</source>
      <translation>Tirarlo</translation>
    </message>
    <message>
      <location filename="ui/screens/leaving.py" />
      <source>Throw this draft away…</source>
      <translation>Tirar este borrador…</translation>
    </message>
    <message>
      <location filename="ui/screens/leaving.py" />
      <source>To decide</source>
      <translation>Por decidir</translation>
    </message>
    <message>
      <location filename="ui/screens/leaving.py" />
      <source>To sign</source>
      <translation>Por firmar</translation>
    </message>
    <message>
      <location filename="ui/screens/leaving.py" />
      <source>You may go with any of it open. It waits here for you.</source>
      <translation>Puede irse con cualquiera abierto. Aquí le espera.</translation>
    </message>
    <message>
      <location filename="ui/screens/leaving.py" />
      <source>saved {clock}</source>
      <translation>guardado {clock}</translation>
    </message>
    <message>
      <location filename="ui/screens/letter_page.py" />
      <source>I have read it</source>
      <translation>La he leído</translation>
    </message>
    <message>
      <location filename="ui/screens/letter_page.py" />
      <source>It opens under the clinician's pen (F9).</source>
      <translation>Se abre con la pluma del clínico (F9).</translation>
    </message>
    <message>
      <location filename="ui/screens/letter_page.py" />
      <source>Suggested from the record: change what is not right. It goes out when you have read it.</source>
      <translation>Propuesta a partir del registro: cambie lo que no esté bien. Sale cuando usted la haya leído.</translation>
    </message>
    <message>
      <location filename="ui/screens/letter_page.py" />
      <source>The letter is the clinician's</source>
      <translation>La carta es del clínico</translation>
    </message>
    <message>
      <location filename="ui/screens/letter_page.py" />
      <source>The letter, in your words</source>
      <translation>La carta, en sus palabras</translation>
    </message>
    <message>
      <location filename="ui/screens/letter_page.py" />
      <source>What we ask for</source>
      <translation>Lo que pedimos</translation>
    </message>
    <message>
      <location filename="ui/screens/letter_page.py" />
      <source>Why, in two lines</source>
      <translation>Por qué, en dos líneas</translation>
    </message>
    <message>
      <location filename="ui/screens/open_calls.py" />
      <source>Each waits as you left it: same page, same field.</source>
      <translation>Cada una espera como la dejó: misma página, mismo campo.</translation>
    </message>
    <message>
      <location filename="ui/screens/open_calls.py" />
      <source>Open calls</source>
      <translation>Llamadas abiertas</translation>
    </message>
    <message numerus="yes">
      <location filename="ui/screens/packet.py" />
      <source>%n records do not say whom they are about and stay out.</source>
      <translation>
        <numerusform>%n registro no dice de quién trata y queda fuera.</numerusform>
        <numerusform>%n registros no dicen de quién tratan y quedan fuera.</numerusform>
      </translation>
    </message>
    <message>
      <location filename="ui/screens/packet.py" />
      <source>As printed</source>
      <translation>Como se imprime</translation>
    </message>
    <message>
      <location filename="ui/screens/packet.py" />
      <source>Back to the encounter</source>
      <translation>Volver al encuentro</translation>
    </message>
    <message>
      <location filename="ui/screens/packet.py" />
      <source>Checks</source>
      <translation>Revisiones</translation>
    </message>
    <message>
      <location filename="ui/screens/packet.py" />
      <source>Go there</source>
      <translation>Ir ahí</translation>
    </message>
    <message>
      <location filename="ui/screens/packet.py" />
      <source>It left without the agency’s signature. {why}</source>
      <translation>Salió sin la firma de la agencia. {why}</translation>
    </message>
    <message>
      <location filename="ui/screens/packet.py" />
      <source>It went to the printer. It is on record.</source>
      <translation>Fue a la impresora. Queda registrado.</translation>
    </message>
    <message>
      <location filename="ui/screens/packet.py" />
      <source>Larger</source>
      <translation>Más grande</translation>
    </message>
    <message>
      <location filename="ui/screens/packet.py" />
      <source>Larger, smaller preview</source>
      <translation>Vista más grande, más pequeña</translation>
    </message>
    <message>
      <location filename="ui/screens/packet.py" />
      <source>Leave it in the outbox folder</source>
      <translation>Dejarlo en la carpeta de salida</translation>
    </message>
    <message>
      <location filename="ui/screens/packet.py" />
      <source>Preview</source>
      <translation>Vista previa</translation>
    </message>
    <message>
      <location filename="ui/screens/packet.py" />
      <source>Smaller</source>
      <translation>Más pequeña</translation>
    </message>
    <message>
      <location filename="ui/screens/packet.py" />
      <source>Take a part in or leave it out</source>
      <translation>Incluir una parte o dejarla fuera</translation>
    </message>
    <message>
      <location filename="ui/screens/packet.py" />
      <source>This packet is about {name} only.</source>
      <translation>Este paquete trata solo de {name}.</translation>
    </message>
    <message>
      <location filename="ui/screens/packet.py" />
      <source>What goes in</source>
      <translation>Qué va adentro</translation>
    </message>
    <message>
      <location filename="ui/screens/packet.py" />
      <source>Which referral</source>
      <translation>Qué remisión</translation>
    </message>
    <message>
      <location filename="ui/screens/packet.py" />
      <source>and {count} more</source>
      <translation>y {count} más</translation>
    </message>
    <message>
      <location filename="ui/screens/packet.py" />
      <source>drawing…</source>
      <translation>dibujando…</translation>
    </message>
    <message>
      <location filename="ui/screens/packet.py" />
      <source>exactly what would leave · {pages} · {size} KB</source>
      <translation>exactamente lo que saldría · {pages} · {size} KB</translation>
    </message>
    <message>
      <location filename="ui/screens/packet.py" />
      <source>for {who}</source>
      <translation>para {who}</translation>
    </message>
    <message>
      <location filename="ui/screens/packet.py" />
      <source>{count} of {all} · smallest set that answers</source>
      <translation>{count} de {all} · el menor conjunto que responde</translation>
    </message>
    <message>
      <location filename="ui/screens/packet.py" />
      <source>{file} is ready. It is on record.</source>
      <translation>{file} está listo. Queda registrado.</translation>
    </message>
    <message>
      <location filename="ui/screens/packet.py" />
      <source>{passed} of {all} checks</source>
      <translation>{passed} de {all} revisiones</translation>
    </message>
    <message>
      <location filename="ui/screens/packet_block.py" />
      <source>Another release than the one relied on</source>
      <translation>Otra autorización que la que se usa</translation>
    </message>
    <message>
      <location filename="ui/screens/packet_block.py" />
      <source>Basis</source>
      <translation>Base</translation>
    </message>
    <message>
      <location filename="ui/screens/packet_block.py" />
      <source>Choose</source>
      <translation>Elegir</translation>
    </message>
    <message>
      <location filename="ui/screens/packet_block.py" />
      <source>Choose basis</source>
      <translation>Elegir base</translation>
    </message>
    <message>
      <location filename="ui/screens/packet_block.py" />
      <source>Choose the basis first</source>
      <translation>Elija primero la base</translation>
    </message>
    <message>
      <location filename="ui/screens/packet_block.py" />
      <source>Choose why this may be told</source>
      <translation>Elija por qué se puede decir esto</translation>
    </message>
    <message>
      <location filename="ui/screens/packet_block.py" />
      <source>Find a service in the directory</source>
      <translation>Buscar un servicio en el directorio</translation>
    </message>
    <message>
      <location filename="ui/screens/packet_block.py" />
      <source>Get release</source>
      <translation>Obtener autorización</translation>
    </message>
    <message>
      <location filename="ui/screens/packet_block.py" />
      <source>How urgent</source>
      <translation>Qué tan urgente</translation>
    </message>
    <message>
      <location filename="ui/screens/packet_block.py" />
      <source>How urgent?</source>
      <translation>¿Qué tan urgente?</translation>
    </message>
    <message>
      <location filename="ui/screens/packet_block.py" />
      <source>More than this basis allows</source>
      <translation>Más de lo que permite esta base</translation>
    </message>
    <message>
      <location filename="ui/screens/packet_block.py" />
      <source>No basis yet</source>
      <translation>Todavía sin base</translation>
    </message>
    <message>
      <location filename="ui/screens/packet_block.py" />
      <source>No release names this recipient</source>
      <translation>Ninguna autorización nombra a este destinatario</translation>
    </message>
    <message>
      <location filename="ui/screens/packet_block.py" />
      <source>Nobody chosen yet</source>
      <translation>Todavía no se eligió a nadie</translation>
    </message>
    <message>
      <location filename="ui/screens/packet_block.py" />
      <source>Not for this kind of recipient</source>
      <translation>No para este tipo de destinatario</translation>
    </message>
    <message>
      <location filename="ui/screens/packet_block.py" />
      <source>Not in the court order</source>
      <translation>No está en la orden judicial</translation>
    </message>
    <message>
      <location filename="ui/screens/packet_block.py" />
      <source>Not in the release</source>
      <translation>No está en la autorización</translation>
    </message>
    <message>
      <location filename="ui/screens/packet_block.py" />
      <source>On what basis</source>
      <translation>Con qué base</translation>
    </message>
    <message>
      <location filename="ui/screens/packet_block.py" />
      <source>Only the eight items may go on this basis</source>
      <translation>Con esta base solo pueden ir los ocho datos</translation>
    </message>
    <message>
      <location filename="ui/screens/packet_block.py" />
      <source>Read it</source>
      <translation>Leerla</translation>
    </message>
    <message>
      <location filename="ui/screens/packet_block.py" />
      <source>Release missing</source>
      <translation>Falta autorización</translation>
    </message>
    <message>
      <location filename="ui/screens/packet_block.py" />
      <source>Something in the release is missing</source>
      <translation>Falta algo en la autorización</translation>
    </message>
    <message>
      <location filename="ui/screens/packet_block.py" />
      <source>Stays with the clinicians</source>
      <translation>Se queda con los clínicos</translation>
    </message>
    <message>
      <location filename="ui/screens/packet_block.py" />
      <source>Stays with the officers</source>
      <translation>Se queda con los oficiales</translation>
    </message>
    <message>
      <location filename="ui/screens/packet_block.py" />
      <source>Substance-use law: needs a release for proceedings</source>
      <translation>Ley de uso de sustancias: necesita autorización para un proceso</translation>
    </message>
    <message>
      <location filename="ui/screens/packet_block.py" />
      <source>Substance-use law: needs a release that names it</source>
      <translation>Ley de uso de sustancias: necesita una autorización que lo nombre</translation>
    </message>
    <message>
      <location filename="ui/screens/packet_block.py" />
      <source>Substance-use law: needs its own court order</source>
      <translation>Ley de uso de sustancias: necesita su propia orden judicial</translation>
    </message>
    <message>
      <location filename="ui/screens/packet_block.py" />
      <source>Substance-use law: never to this recipient</source>
      <translation>Ley de uso de sustancias: nunca a este destinatario</translation>
    </message>
    <message>
      <location filename="ui/screens/packet_block.py" />
      <source>Substance-use law: not in the release</source>
      <translation>Ley de uso de sustancias: no está en la autorización</translation>
    </message>
    <message>
      <location filename="ui/screens/packet_block.py" />
      <source>The person said no</source>
      <translation>La persona dijo que no</translation>
    </message>
    <message>
      <location filename="ui/screens/packet_block.py" />
      <source>The person took the release back</source>
      <translation>La persona retiró la autorización</translation>
    </message>
    <message>
      <location filename="ui/screens/packet_block.py" />
      <source>The release has ended</source>
      <translation>La autorización terminó</translation>
    </message>
    <message>
      <location filename="ui/screens/packet_block.py" />
      <source>The release is another person's</source>
      <translation>La autorización es de otra persona</translation>
    </message>
    <message>
      <location filename="ui/screens/packet_block.py" />
      <source>The release names somebody else</source>
      <translation>La autorización nombra a alguien más</translation>
    </message>
    <message>
      <location filename="ui/screens/packet_block.py" />
      <source>This basis does not fit this recipient</source>
      <translation>Esta base no corresponde a este destinatario</translation>
    </message>
    <message>
      <location filename="ui/screens/packet_block.py" />
      <source>This kind of receiver must not get it</source>
      <translation>A este tipo de destinatario no le puede llegar</translation>
    </message>
    <message>
      <location filename="ui/screens/packet_block.py" />
      <source>This kind of release does not fit this recipient</source>
      <translation>Este tipo de autorización no corresponde a este destinatario</translation>
    </message>
    <message>
      <location filename="ui/screens/packet_block.py" />
      <source>This kind of release is not known here</source>
      <translation>Este tipo de autorización no se conoce aquí</translation>
    </message>
    <message>
      <location filename="ui/screens/packet_block.py" />
      <source>View</source>
      <translation>Ver</translation>
    </message>
    <message>
      <location filename="ui/screens/packet_block.py" />
      <source>What kind of receiver</source>
      <translation>Qué tipo de destinatario</translation>
    </message>
    <message>
      <location filename="ui/screens/packet_block.py" />
      <source>What kind of receiver: {kind}</source>
      <translation>Qué tipo de destinatario: {kind}</translation>
    </message>
    <message>
      <location filename="ui/screens/packet_block.py" />
      <source>Write</source>
      <translation>Escribir</translation>
    </message>
    <message>
      <location filename="ui/screens/packet_block.py" />
      <source>allergies</source>
      <translation>alergias</translation>
    </message>
    <message>
      <location filename="ui/screens/packet_block.py" />
      <source>authors' phones</source>
      <translation>teléfonos de los autores</translation>
    </message>
    <message>
      <location filename="ui/screens/packet_block.py" />
      <source>basis</source>
      <translation>base</translation>
    </message>
    <message>
      <location filename="ui/screens/packet_block.py" />
      <source>by when</source>
      <translation>para cuándo</translation>
    </message>
    <message>
      <location filename="ui/screens/packet_block.py" />
      <source>how to reach them</source>
      <translation>cómo localizar a la persona</translation>
    </message>
    <message>
      <location filename="ui/screens/packet_block.py" />
      <source>it has ended</source>
      <translation>terminó</translation>
    </message>
    <message>
      <location filename="ui/screens/packet_block.py" />
      <source>it was taken back</source>
      <translation>se retiró</translation>
    </message>
    <message>
      <location filename="ui/screens/packet_block.py" />
      <source>letter not read yet</source>
      <translation>carta sin leer</translation>
    </message>
    <message>
      <location filename="ui/screens/packet_block.py" />
      <source>medicines</source>
      <translation>medicinas</translation>
    </message>
    <message>
      <location filename="ui/screens/packet_block.py" />
      <source>medicines, allergies</source>
      <translation>medicinas, alergias</translation>
    </message>
    <message>
      <location filename="ui/screens/packet_block.py" />
      <source>none names this recipient</source>
      <translation>ninguna nombra a este destinatario</translation>
    </message>
    <message>
      <location filename="ui/screens/packet_block.py" />
      <source>note: {what}</source>
      <translation>nota: {what}</translation>
    </message>
    <message>
      <location filename="ui/screens/packet_block.py" />
      <source>nothing may go</source>
      <translation>nada puede ir</translation>
    </message>
    <message>
      <location filename="ui/screens/packet_block.py" />
      <source>other people's names</source>
      <translation>nombres de otras personas</translation>
    </message>
    <message>
      <location filename="ui/screens/packet_block.py" />
      <source>physical health</source>
      <translation>salud física</translation>
    </message>
    <message>
      <location filename="ui/screens/packet_block.py" />
      <source>request</source>
      <translation>solicitud</translation>
    </message>
    <message>
      <location filename="ui/screens/packet_block.py" />
      <source>risk</source>
      <translation>riesgo</translation>
    </message>
    <message>
      <location filename="ui/screens/packet_block.py" />
      <source>signature</source>
      <translation>firma</translation>
    </message>
    <message>
      <location filename="ui/screens/packet_block.py" />
      <source>something in it is missing</source>
      <translation>le falta algo</translation>
    </message>
    <message>
      <location filename="ui/screens/packet_block.py" />
      <source>substance-use release</source>
      <translation>autorización por uso de sustancias</translation>
    </message>
    <message>
      <location filename="ui/screens/packet_block.py" />
      <source>the person said no</source>
      <translation>la persona dijo que no</translation>
    </message>
    <message>
      <location filename="ui/screens/packet_block.py" />
      <source>urgency</source>
      <translation>urgencia</translation>
    </message>
    <message>
      <location filename="ui/screens/packet_block.py" />
      <source>who it is about</source>
      <translation>de quién se trata</translation>
    </message>
    <message>
      <location filename="ui/screens/packet_block.py" />
      <source>✓ Release signed</source>
      <translation>✓ Autorización firmada</translation>
    </message>
    <message>
      <location filename="ui/screens/palette.py" />
      <source>A name, a call number, words from a note, or a command</source>
      <translation>Un nombre, un número de llamada, palabras de una nota o un comando</translation>
    </message>
    <message>
      <location filename="ui/screens/palette.py" />
      <source>Calls</source>
      <translation>Llamadas</translation>
    </message>
    <message>
      <location filename="ui/screens/palette.py" />
      <source>Commands</source>
      <translation>Comandos</translation>
    </message>
    <message>
      <location filename="ui/screens/palette.py" />
      <location filename="ui/widgets/top_bar.py" />
      <source>Find</source>
      <translation>Buscar</translation>
    </message>
    <message>
      <location filename="ui/screens/palette.py" />
      <location filename="ui/widgets/top_bar.py" />
      <source>Find anything</source>
      <translation>Buscar lo que sea</translation>
    </message>
    <message>
      <location filename="ui/screens/palette.py" />
      <source>Found</source>
      <translation>Encontrado</translation>
    </message>
    <message>
      <location filename="ui/screens/palette.py" />
      <source>Notes</source>
      <translation>Notas</translation>
    </message>
    <message>
      <location filename="ui/screens/palette.py" />
      <source>Nothing here by these words. Try a name, a call number or one word of the note.</source>
      <translation>Aquí no hay nada con estas palabras. Pruebe con un nombre, un número de llamada o una palabra de la nota.</translation>
    </message>
    <message>
      <location filename="ui/screens/pdf_view.py" />
      <source>Page {number}</source>
      <translation>Página {number}</translation>
    </message>
    <message>
      <location filename="ui/screens/pdf_view.py" />
      <source>Preview of the packet</source>
      <translation>Vista previa del paquete</translation>
    </message>
    <message>
      <location filename="ui/screens/people.py" />
      <source>A name as you heard it, a birth date, a phone, or what they look like</source>
      <translation>Un nombre como lo oyó, una fecha de nacimiento, un teléfono o cómo se ve</translation>
    </message>
    <message>
      <location filename="ui/screens/people.py" />
      <source>Find a person</source>
      <translation>Buscar una persona</translation>
    </message>
    <message>
      <location filename="ui/screens/people.py" />
      <source>Nobody by these words. Try only the family name, a birth date or a phone number.</source>
      <translation>Nadie con estas palabras. Pruebe solo el apellido, una fecha de nacimiento o un teléfono.</translation>
    </message>
    <message>
      <location filename="ui/screens/people.py" />
      <source>Nobody yet. People are added in an encounter, under People.</source>
      <translation>Nadie todavía. Las personas se agregan en un encuentro, en Personas.</translation>
    </message>
    <message>
      <location filename="ui/screens/people.py" />
      <source>People by name</source>
      <translation>Personas por nombre</translation>
    </message>
    <message numerus="yes">
      <location filename="ui/screens/person.py" />
      <source>%n records merged</source>
      <translation>
        <numerusform>%n registro unido</numerusform>
        <numerusform>%n registros unidos</numerusform>
      </translation>
    </message>
    <message>
      <location filename="ui/screens/person.py" />
      <source>12 months</source>
      <translation>12 meses</translation>
    </message>
    <message>
      <location filename="ui/screens/person.py" />
      <source>Also known</source>
      <translation>También se sabe</translation>
    </message>
    <message>
      <location filename="ui/screens/person.py" />
      <source>Back to people</source>
      <translation>Volver a personas</translation>
    </message>
    <message>
      <location filename="ui/screens/person.py" />
      <source>Compare</source>
      <translation>Comparar</translation>
    </message>
    <message>
      <location filename="ui/screens/person.py" />
      <source>Depends on them</source>
      <translation>Depende de la persona</translation>
    </message>
    <message>
      <location filename="ui/screens/person.py" />
      <source>Edit</source>
      <translation>Editar</translation>
    </message>
    <message>
      <location filename="ui/screens/person.py" />
      <source>Guardian: {name}</source>
      <translation>Tutor: {name}</translation>
    </message>
    <message>
      <location filename="ui/screens/person.py" />
      <source>Nobody named yet.</source>
      <translation>Todavía no hay nadie nombrado.</translation>
    </message>
    <message>
      <location filename="ui/screens/person.py" />
      <source>None yet.</source>
      <translation>Ninguna todavía.</translation>
    </message>
    <message>
      <location filename="ui/screens/person.py" />
      <source>Not the same person: {name}</source>
      <translation>No es la misma persona: {name}</translation>
    </message>
    <message>
      <location filename="ui/screens/person.py" />
      <source>Nothing noted yet.</source>
      <translation>Todavía no hay nada anotado.</translation>
    </message>
    <message>
      <location filename="ui/screens/person.py" />
      <source>One person, several records?</source>
      <translation>¿Una persona, varios registros?</translation>
    </message>
    <message>
      <location filename="ui/screens/person.py" />
      <source>Open now</source>
      <translation>Abierto ahora</translation>
    </message>
    <message>
      <location filename="ui/screens/person.py" />
      <source>Person: {name}</source>
      <translation>Persona: {name}</translation>
    </message>
    <message>
      <location filename="ui/screens/person.py" />
      <location filename="ui/screens/work_list.py" />
      <location filename="ui/workplace.py" />
      <source>Referrals</source>
      <translation>Remisiones</translation>
    </message>
    <message>
      <location filename="ui/screens/person.py" />
      <source>Risk screens over time</source>
      <translation>Evaluaciones de riesgo en el tiempo</translation>
    </message>
    <message>
      <location filename="ui/screens/person.py" />
      <source>Since {day}</source>
      <translation>Desde {day}</translation>
    </message>
    <message>
      <location filename="ui/screens/person.py" />
      <source>Supports</source>
      <translation>Apoyos</translation>
    </message>
    <message>
      <location filename="ui/screens/person.py" />
      <source>This is somebody else we know</source>
      <translation>Es otra persona que conocemos</translation>
    </message>
    <message>
      <location filename="ui/screens/person.py" />
      <source>This is… a name, a phone, a birth date</source>
      <translation>Es… un nombre, un teléfono, una fecha de nacimiento</translation>
    </message>
    <message>
      <location filename="ui/screens/person.py" />
      <source>What people answered, not a diagnosis.</source>
      <translation>Lo que la gente contestó, no un diagnóstico.</translation>
    </message>
    <message>
      <location filename="ui/screens/person.py" />
      <source>What was disclosed, to whom…</source>
      <translation>Qué se comunicó y a quién…</translation>
    </message>
    <message>
      <location filename="ui/screens/person.py" />
      <location filename="ui/widgets/person_row.py" />
      <source>born {day}</source>
      <translation>nació el {day}</translation>
    </message>
    <message>
      <location filename="ui/screens/person.py" />
      <source>like name</source>
      <translation>nombre parecido</translation>
    </message>
    <message>
      <location filename="ui/screens/person.py" />
      <source>same birth date</source>
      <translation>mismo nacimiento</translation>
    </message>
    <message>
      <location filename="ui/screens/person.py" />
      <source>same name</source>
      <translation>mismo nombre</translation>
    </message>
    <message>
      <location filename="ui/screens/person.py" />
      <source>{value} (other record)</source>
      <translation>{value} (otro registro)</translation>
    </message>
    <message>
      <location filename="ui/screens/person_card.py" />
      <location filename="ui/screens/setup.py" />
      <source>15 characters or more; four or five plain words are good.</source>
      <translation>15 caracteres o más; cuatro o cinco palabras sencillas están bien.</translation>
    </message>
    <message>
      <location filename="ui/screens/person_card.py" />
      <source>A passphrase of your own</source>
      <translation>Una frase de paso propia</translation>
    </message>
    <message>
      <location filename="ui/screens/person_card.py" />
      <source>Agency settings</source>
      <translation>Ajustes de la agencia</translation>
    </message>
    <message>
      <location filename="ui/screens/person_card.py" />
      <source>Call a supervisor who has the release file of this laptop. Read them these characters:</source>
      <translation>Llame a un supervisor que tenga el archivo de liberación de esta laptop. Léale estos caracteres:</translation>
    </message>
    <message>
      <location filename="ui/screens/person_card.py" />
      <source>I have a recovery code</source>
      <translation>Tengo un código de recuperación</translation>
    </message>
    <message>
      <location filename="ui/screens/person_card.py" />
      <source>I have it, go on</source>
      <translation>Lo tengo, continuar</translation>
    </message>
    <message>
      <location filename="ui/screens/person_card.py" />
      <source>Joint and clinical records</source>
      <translation>Registros conjuntos y clínicos</translation>
    </message>
    <message>
      <location filename="ui/screens/person_card.py" />
      <source>Joint and police records</source>
      <translation>Registros conjuntos y policiales</translation>
    </message>
    <message>
      <location filename="ui/screens/person_card.py" />
      <source>Meeting the station…</source>
      <translation>Consultando la estación…</translation>
    </message>
    <message>
      <location filename="ui/screens/person_card.py" />
      <source>New passphrase</source>
      <translation>Nueva frase de paso</translation>
    </message>
    <message>
      <location filename="ui/screens/person_card.py" />
      <source>One-time code</source>
      <translation>Código de un solo uso</translation>
    </message>
    <message>
      <location filename="ui/screens/person_card.py" />
      <source>One-time code of {who}</source>
      <translation>Código de un solo uso de {who}</translation>
    </message>
    <message>
      <location filename="ui/screens/person_card.py" />
      <source>PIN of {who}</source>
      <translation>PIN de {who}</translation>
    </message>
    <message>
      <location filename="ui/screens/person_card.py" />
      <source>PIN to come back, 6 digits</source>
      <translation>PIN para volver, 6 cifras</translation>
    </message>
    <message>
      <location filename="ui/screens/person_card.py" />
      <location filename="ui/session/cover.py" />
      <location filename="ui/session/proof.py" />
      <location filename="ui/widgets/edit.py" />
      <source>Passphrase</source>
      <translation>Frase de paso</translation>
    </message>
    <message>
      <location filename="ui/screens/person_card.py" />
      <source>Printed recovery code</source>
      <translation>Código de recuperación impreso</translation>
    </message>
    <message>
      <location filename="ui/screens/person_card.py" />
      <location filename="ui/screens/setup.py" />
      <source>Recovery code of {name}: {code}</source>
      <translation>Código de recuperación de {name}: {code}</translation>
    </message>
    <message>
      <location filename="ui/screens/person_card.py" />
      <source>Recovery code of {who}</source>
      <translation>Código de recuperación de {who}</translation>
    </message>
    <message>
      <location filename="ui/screens/person_card.py" />
      <source>Recovery code, shown once</source>
      <translation>Código de recuperación, mostrado una vez</translation>
    </message>
    <message>
      <location filename="ui/screens/person_card.py" />
      <source>Release by phone</source>
      <translation>Liberar por teléfono</translation>
    </message>
    <message>
      <location filename="ui/screens/person_card.py" />
      <source>Release code for {who}</source>
      <translation>Código de liberación para {who}</translation>
    </message>
    <message>
      <location filename="ui/screens/person_card.py" />
      <source>Release the sign-in</source>
      <translation>Liberar la entrada</translation>
    </message>
    <message>
      <location filename="ui/screens/person_card.py" />
      <source>Release this person</source>
      <translation>Liberar a esta persona</translation>
    </message>
    <message>
      <location filename="ui/screens/person_card.py" />
      <source>Release {who} by phone</source>
      <translation>Liberar por teléfono a {who}</translation>
    </message>
    <message>
      <location filename="ui/screens/person_card.py" />
      <source>Set PIN</source>
      <translation>Poner PIN</translation>
    </message>
    <message>
      <location filename="ui/screens/person_card.py" />
      <source>Set new passphrase and unlock</source>
      <translation>Poner nueva frase de paso y abrir</translation>
    </message>
    <message>
      <location filename="ui/screens/person_card.py" />
      <source>Sign out</source>
      <translation>Salir</translation>
    </message>
    <message>
      <location filename="ui/screens/person_card.py" />
      <source>Signed in</source>
      <translation>Con sesión</translation>
    </message>
    <message>
      <location filename="ui/screens/person_card.py" />
      <source>Signed in {clock}</source>
      <translation>Con sesión desde {clock}</translation>
    </message>
    <message>
      <location filename="ui/screens/person_card.py" />
      <source>Take this seat</source>
      <translation>Ocupar este lugar</translation>
    </message>
    <message>
      <location filename="ui/screens/person_card.py" />
      <source>Their 12 characters</source>
      <translation>Sus 12 caracteres</translation>
    </message>
    <message>
      <location filename="ui/screens/person_card.py" />
      <source>To read to the supervisor: {code}</source>
      <translation>Para leerle al supervisor: {code}</translation>
    </message>
    <message>
      <location filename="ui/screens/person_card.py" />
      <source>Twelve hours are over. Everything is saved; the passphrase lets you in again.</source>
      <translation>Pasaron doce horas. Todo está guardado; la frase de paso le permite entrar otra vez.</translation>
    </message>
    <message>
      <location filename="ui/screens/person_card.py" />
      <source>Unlock agency settings</source>
      <translation>Abrir ajustes de la agencia</translation>
    </message>
    <message>
      <location filename="ui/screens/person_card.py" />
      <source>Unlock clinical records</source>
      <translation>Abrir registros clínicos</translation>
    </message>
    <message>
      <location filename="ui/screens/person_card.py" />
      <source>Unlock police records</source>
      <translation>Abrir registros policiales</translation>
    </message>
    <message>
      <location filename="ui/screens/person_card.py" />
      <source>Unlocking…</source>
      <translation>Abriendo…</translation>
    </message>
    <message>
      <location filename="ui/screens/person_card.py" />
      <source>Write it down and keep it at home. It opens your notes when the passphrase is lost.</source>
      <translation>Anótelo y guárdelo en casa. Abre sus notas si se pierde la frase de paso.</translation>
    </message>
    <message>
      <location filename="ui/screens/person_card.py" />
      <source>Your new passphrase is set.</source>
      <translation>Su nueva frase de paso ya está puesta.</translation>
    </message>
    <message>
      <location filename="ui/screens/person_card.py" />
      <source>{since}. PIN set for this shift.</source>
      <translation>{since}. PIN puesto para este turno.</translation>
    </message>
    <message>
      <location filename="ui/screens/read_aloud.py" />
      <source>Hand over, unsigned</source>
      <translation>Entregar, sin firmar</translation>
    </message>
    <message>
      <location filename="ui/screens/reviews.py" />
      <source>Answered, look again</source>
      <translation>Contestado, mire otra vez</translation>
    </message>
    <message>
      <location filename="ui/screens/reviews.py" />
      <source>Encounters to review</source>
      <translation>Encuentros por revisar</translation>
    </message>
    <message>
      <location filename="ui/screens/reviews.py" />
      <source>Nothing waits for your review.</source>
      <translation>Nada espera su revisión.</translation>
    </message>
    <message>
      <location filename="ui/screens/reviews.py" />
      <location filename="ui/workplace.py" />
      <source>Reviews</source>
      <translation>Revisiones</translation>
    </message>
    <message>
      <location filename="ui/screens/reviews.py" />
      <source>Signed by your colleagues, longest waiting first. Open one, read it, then say that you reviewed it.</source>
      <translation>Firmado por sus colegas, primero lo que más espera. Abra uno, léalo y luego diga que lo revisó.</translation>
    </message>
    <message>
      <location filename="ui/screens/reviews.py" />
      <source>Waits for you</source>
      <translation>Le espera</translation>
    </message>
    <message>
      <location filename="ui/screens/reviews.py" />
      <source>You asked for a change</source>
      <translation>Usted pidió un cambio</translation>
    </message>
    <message>
      <location filename="ui/screens/reviews.py" />
      <source>signed by {names}</source>
      <translation>firmado por {names}</translation>
    </message>
    <message>
      <location filename="ui/screens/settings.py" />
      <source>Bare</source>
      <translation>Sin guantes</translation>
    </message>
    <message>
      <location filename="ui/screens/settings.py" />
      <source>Both hands</source>
      <translation>Las dos manos</translation>
    </message>
    <message>
      <location filename="ui/screens/settings.py" />
      <source>Documents for receivers stay in English; so does what you wrote.</source>
      <translation>Los documentos para quien recibe siguen en inglés; lo que usted escribió también se queda como está.</translation>
    </message>
    <message>
      <location filename="ui/screens/settings.py" />
      <source>Gloved</source>
      <translation>Con guantes</translation>
    </message>
    <message>
      <location filename="ui/screens/settings.py" />
      <source>Gloved: larger buttons, further apart.</source>
      <translation>Con guantes: botones más grandes, más separados.</translation>
    </message>
    <message>
      <location filename="ui/screens/settings.py" />
      <source>In no record: your agency decides where spoken words may go, because the system may send them to its maker.</source>
      <translation>En ningún registro: su agencia decide adónde puede ir lo dictado, porque el sistema puede enviarlo a su fabricante.</translation>
    </message>
    <message>
      <location filename="ui/screens/settings.py" />
      <source>In {places}, as your agency decided. In all other fields it stays off.</source>
      <translation>En {places}, como decidió su agencia. En los demás campos está apagado.</translation>
    </message>
    <message>
      <location filename="ui/screens/settings.py" />
      <source>Language of the screen</source>
      <translation>Idioma de la pantalla</translation>
    </message>
    <message>
      <location filename="ui/screens/settings.py" />
      <source>Left hand</source>
      <translation>Mano izquierda</translation>
    </message>
    <message>
      <location filename="ui/screens/settings.py" />
      <source>Light</source>
      <translation>Luz</translation>
    </message>
    <message>
      <location filename="ui/screens/settings.py" />
      <source>Never changes by itself.</source>
      <translation>Nunca cambia sola.</translation>
    </message>
    <message>
      <location filename="ui/screens/settings.py" />
      <source>Nobody</source>
      <translation>Nadie</translation>
    </message>
    <message>
      <location filename="ui/screens/settings.py" />
      <source>One hand alone</source>
      <translation>Una sola mano</translation>
    </message>
    <message>
      <location filename="ui/screens/settings.py" />
      <source>Puts the rail and the buttons used most on that side. Every key works alone: see Keys, F1.</source>
      <translation>Pone de ese lado la barra lateral y los botones que más se usan. Cada tecla funciona sola: vea Teclas, F1.</translation>
    </message>
    <message>
      <location filename="ui/screens/settings.py" />
      <source>Right hand</source>
      <translation>Mano derecha</translation>
    </message>
    <message>
      <location filename="ui/screens/settings.py" />
      <location filename="ui/screens/signin.py" />
      <location filename="ui/shell.py" />
      <source>Settings</source>
      <translation>Ajustes</translation>
    </message>
    <message>
      <location filename="ui/screens/settings.py" />
      <source>Settings of this laptop</source>
      <translation>Ajustes de esta laptop</translation>
    </message>
    <message>
      <location filename="ui/screens/settings.py" />
      <source>Somebody</source>
      <translation>Alguien</translation>
    </message>
    <message>
      <location filename="ui/screens/settings.py" />
      <source>Somebody sits in the back</source>
      <translation>Alguien va en el asiento de atrás</translation>
    </message>
    <message>
      <location filename="ui/screens/settings.py" />
      <source>Text size</source>
      <translation>Tamaño del texto</translation>
    </message>
    <message>
      <location filename="ui/screens/settings.py" />
      <source>Titles and addresses read as the call number.</source>
      <translation>Los títulos y direcciones se leen como el número de llamada.</translation>
    </message>
    <message>
      <location filename="ui/screens/settings.py" />
      <source>Voice typing of the system</source>
      <translation>Dictado por voz del sistema</translation>
    </message>
    <message>
      <location filename="ui/screens/settings.py" />
      <source>{percent} %</source>
      <translation>{percent} %</translation>
    </message>
    <message>
      <location filename="ui/screens/setup.py" />
      <source>A folder outside this laptop, such as a stick</source>
      <translation>Una carpeta fuera de esta laptop, como una memoria USB</translation>
    </message>
    <message>
      <location filename="ui/screens/setup.py" />
      <source>Badge number</source>
      <translation>Número de placa</translation>
    </message>
    <message>
      <location filename="ui/screens/setup.py" />
      <source>Choose…</source>
      <translation>Elegir…</translation>
    </message>
    <message>
      <location filename="ui/screens/setup.py" />
      <source>City Co-Response Team</source>
      <translation>Equipo municipal de corespuesta</translation>
    </message>
    <message>
      <location filename="ui/screens/setup.py" />
      <source>Duty phone</source>
      <translation>Teléfono de turno</translation>
    </message>
    <message>
      <location filename="ui/screens/setup.py" />
      <source>Each person takes their own: print or write it down, keep it at home. It opens the notes when the passphrase is lost.</source>
      <translation>Cada quien toma el suyo: imprímalo o anótelo y guárdelo en casa. Abre las notas cuando se pierde la frase de paso.</translation>
    </message>
    <message>
      <location filename="ui/screens/setup.py" />
      <source>FieldNotes one-time code</source>
      <translation>Código de un solo uso de FieldNotes</translation>
    </message>
    <message>
      <location filename="ui/screens/setup.py" />
      <source>FieldNotes recovery code</source>
      <translation>Código de recuperación de FieldNotes</translation>
    </message>
    <message>
      <location filename="ui/screens/setup.py" />
      <source>First and last name</source>
      <translation>Nombre y apellido</translation>
    </message>
    <message>
      <location filename="ui/screens/setup.py" />
      <source>Folder for the recovery keys</source>
      <translation>Carpeta para las llaves de recuperación</translation>
    </message>
    <message>
      <location filename="ui/screens/setup.py" />
      <source>Into the safe</source>
      <translation>A la caja fuerte</translation>
    </message>
    <message>
      <location filename="ui/screens/setup.py" />
      <source>It takes your seat on the new laptop, once. Then it opens nothing any more.</source>
      <translation>Ocupa su lugar en la laptop nueva, una vez. Después ya no abre nada.</translation>
    </message>
    <message>
      <location filename="ui/screens/setup.py" />
      <source>Join an agency</source>
      <translation>Unirse a una agencia</translation>
    </message>
    <message>
      <location filename="ui/screens/setup.py" />
      <source>Join an agency that there is</source>
      <translation>Unirse a una agencia que ya existe</translation>
    </message>
    <message>
      <location filename="ui/screens/setup.py" />
      <source>Keep it at home. It opens your notes when the passphrase is lost.</source>
      <translation>Guárdelo en casa. Abre sus notas cuando se pierde la frase de paso.</translation>
    </message>
    <message>
      <location filename="ui/screens/setup.py" />
      <source>Laptop, at the end of numbers</source>
      <translation>Laptop, al final de los números</translation>
    </message>
    <message>
      <location filename="ui/screens/setup.py" />
      <source>License</source>
      <translation>Licencia</translation>
    </message>
    <message>
      <location filename="ui/screens/setup.py" />
      <source>Making the keys…</source>
      <translation>Creando las llaves…</translation>
    </message>
    <message>
      <location filename="ui/screens/setup.py" />
      <source>Name of the agency</source>
      <translation>Nombre de la agencia</translation>
    </message>
    <message>
      <location filename="ui/screens/setup.py" />
      <source>One-time code of {name}: {code}</source>
      <translation>Código de un solo uso de {name}: {code}</translation>
    </message>
    <message>
      <location filename="ui/screens/setup.py" />
      <source>One-time codes, shown once</source>
      <translation>Códigos de un solo uso, mostrados una vez</translation>
    </message>
    <message>
      <location filename="ui/screens/setup.py" />
      <source>Passphrase of these files</source>
      <translation>Frase de paso de estos archivos</translation>
    </message>
    <message>
      <location filename="ui/screens/setup.py" />
      <source>Passphrase, typed by this person</source>
      <translation>Frase de paso, escrita por esta persona</translation>
    </message>
    <message>
      <location filename="ui/screens/setup.py" />
      <source>Recovery codes, shown once</source>
      <translation>Códigos de recuperación, se muestran una vez</translation>
    </message>
    <message>
      <location filename="ui/screens/setup.py" />
      <source>Recovery keys of the agency</source>
      <translation>Llaves de recuperación de la agencia</translation>
    </message>
    <message>
      <location filename="ui/screens/setup.py" />
      <source>Set up</source>
      <translation>Preparar</translation>
    </message>
    <message>
      <location filename="ui/screens/setup.py" />
      <source>Set up a new agency instead</source>
      <translation>Crear una agencia nueva</translation>
    </message>
    <message>
      <location filename="ui/screens/setup.py" />
      <source>Set up this laptop</source>
      <translation>Preparar esta laptop</translation>
    </message>
    <message>
      <location filename="ui/screens/setup.py" />
      <source>Strength: {words}</source>
      <translation>Fortaleza: {words}</translation>
    </message>
    <message>
      <location filename="ui/screens/setup.py" />
      <source>The same again</source>
      <translation>La misma otra vez</translation>
    </message>
    <message>
      <location filename="ui/screens/setup.py" />
      <source>This laptop belongs to the agency now. Each person takes their own code: the first sign-in here asks for it, and then for a passphrase of their own.</source>
      <translation>Esta laptop pertenece ahora a la agencia. Cada persona toma su propio código: el primer inicio de sesión aquí lo pide, y después una frase de paso propia.</translation>
    </message>
    <message>
      <location filename="ui/screens/setup.py" />
      <source>Two files, one for the police side and one for the clinic, leave this laptop and go into a safe. Without them nobody can open the notes when both passphrase and recovery code are lost.</source>
      <translation>Dos archivos, uno del lado policial y otro de la clínica, salen de esta laptop y van a una caja fuerte. Sin ellos nadie puede abrir las notas si se pierden la frase de paso y el código de recuperación.</translation>
    </message>
    <message>
      <location filename="ui/screens/setup.py" />
      <source>Two people write here, each with their own passphrase. Nobody else can open what they write.</source>
      <translation>Aquí escriben dos personas, cada una con su propia frase de paso. Nadie más puede abrir lo que escriben.</translation>
    </message>
    <message>
      <location filename="ui/screens/setup.py" />
      <source>Unit, as on the car</source>
      <translation>Unidad, como en el carro</translation>
    </message>
    <message>
      <location filename="ui/screens/setup.py" />
      <source>We have them, go on</source>
      <translation>Ya los tenemos, seguir</translation>
    </message>
    <message numerus="yes">
      <location filename="ui/screens/shift.py" />
      <source>%n additions were proposed after signing</source>
      <translation>
        <numerusform>Se propuso %n agregado después de firmar</numerusform>
        <numerusform>Se propusieron %n agregados después de firmar</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="ui/screens/shift.py" />
      <source>%n drafts not filed</source>
      <translation>
        <numerusform>%n borrador sin archivar</numerusform>
        <numerusform>%n borradores sin archivar</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="ui/screens/shift.py" />
      <source>%n encounters</source>
      <translation>
        <numerusform>%n encuentro</numerusform>
        <numerusform>%n encuentros</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="ui/screens/shift.py" />
      <location filename="ui/screens/sync.py" />
      <source>%n fields were changed on two laptops</source>
      <translation>
        <numerusform>%n campo se cambió en dos laptops</numerusform>
        <numerusform>%n campos se cambiaron en dos laptops</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="ui/screens/shift.py" />
      <source>%n notes to sign</source>
      <translation>
        <numerusform>%n nota por firmar</numerusform>
        <numerusform>%n notas por firmar</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="ui/screens/shift.py" />
      <source>%n records from a newer FieldNotes: update to read them</source>
      <translation>
        <numerusform>%n registro de un FieldNotes más nuevo: actualice para leerlo</numerusform>
        <numerusform>%n registros de un FieldNotes más nuevo: actualice para leerlos</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="ui/screens/shift.py" />
      <location filename="ui/screens/signin.py" />
      <location filename="ui/screens/sync_word.py" />
      <source>%n records wait for the station</source>
      <translation>
        <numerusform>%n registro espera a la estación</numerusform>
        <numerusform>%n registros esperan a la estación</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="ui/screens/shift.py" />
      <source>%n unsigned</source>
      <translation>
        <numerusform>%n sin firmar</numerusform>
        <numerusform>%n sin firmar</numerusform>
      </translation>
    </message>
    <message>
      <location filename="ui/screens/shift.py" />
      <source>At the facility</source>
      <translation>En el centro de atención</translation>
    </message>
    <message>
      <location filename="ui/screens/shift.py" />
      <source>Before you go off shift</source>
      <translation>Antes de terminar el turno</translation>
    </message>
    <message>
      <location filename="ui/screens/shift.py" />
      <source>By {clock}</source>
      <translation>A las {clock}</translation>
    </message>
    <message>
      <location filename="ui/screens/shift.py" />
      <source>Cleared</source>
      <translation>Cerrada</translation>
    </message>
    <message>
      <location filename="ui/screens/shift.py" />
      <source>Continue</source>
      <translation>Continuar</translation>
    </message>
    <message>
      <location filename="ui/screens/shift.py" />
      <source>Encounters of this shift</source>
      <translation>Encuentros de este turno</translation>
    </message>
    <message>
      <location filename="ui/screens/shift.py" />
      <source>Go through all of it</source>
      <translation>Repasarlo todo</translation>
    </message>
    <message>
      <location filename="ui/screens/shift.py" />
      <source>No call type yet</source>
      <translation>Todavía sin tipo de llamada</translation>
    </message>
    <message>
      <location filename="ui/screens/shift.py" />
      <source>No encounter yet this shift. Ctrl+N starts one.</source>
      <translation>Todavía no hay encuentros en este turno. Ctrl+N empieza uno.</translation>
    </message>
    <message>
      <location filename="ui/screens/shift.py" />
      <source>Nothing is due today.</source>
      <translation>No hay nada para hoy.</translation>
    </message>
    <message>
      <location filename="ui/screens/shift.py" />
      <source>On the way</source>
      <translation>En camino</translation>
    </message>
    <message>
      <location filename="ui/screens/shift.py" />
      <location filename="ui/widgets/work_row.py" />
      <source>Overdue {duration}</source>
      <translation>Atrasado {duration}</translation>
    </message>
    <message>
      <location filename="ui/screens/shift.py" />
      <source>This shift</source>
      <translation>Este turno</translation>
    </message>
    <message>
      <location filename="ui/screens/shift.py" />
      <source>Today</source>
      <translation>Hoy</translation>
    </message>
    <message>
      <location filename="ui/screens/shift.py" />
      <source>With the person</source>
      <translation>Con la persona</translation>
    </message>
    <message numerus="yes">
      <location filename="ui/screens/shift.py" />
      <source>Your supervisor asks for %n changes</source>
      <translation>
        <numerusform>Su supervisor pide %n cambio</numerusform>
        <numerusform>Su supervisor pide %n cambios</numerusform>
      </translation>
    </message>
    <message>
      <location filename="ui/screens/shift.py" />
      <source>{duration} on scene</source>
      <translation>{duration} en el lugar</translation>
    </message>
    <message>
      <location filename="ui/screens/signin.py" />
      <source>988 crisis line, poison control, interpreters</source>
      <translation>Línea de crisis 988, intoxicaciones, intérpretes</translation>
    </message>
    <message>
      <location filename="ui/screens/signin.py" />
      <source>Encrypted on this laptop. Works without a network.</source>
      <translation>Cifrado en esta laptop. Funciona sin red.</translation>
    </message>
    <message>
      <location filename="ui/screens/signin.py" />
      <source>I agree</source>
      <translation>De acuerdo</translation>
    </message>
    <message>
      <location filename="ui/screens/signin.py" />
      <source>Someone else?</source>
      <translation>¿Otra persona?</translation>
    </message>
    <message>
      <location filename="ui/screens/signin.py" />
      <source>Speak with your administrator.</source>
      <translation>Hable con su administrador.</translation>
    </message>
    <message>
      <location filename="ui/screens/signin.py" />
      <source>Start the shift</source>
      <translation>Empezar el turno</translation>
    </message>
    <message>
      <location filename="ui/screens/signin.py" />
      <source>This laptop was taken out of the agency. What it had not sent was handed to the station.</source>
      <translation>Esta laptop fue retirada de la agencia. Lo que no había enviado se entregó a la estación.</translation>
    </message>
    <message>
      <location filename="ui/screens/signin.py" />
      <source>Unit {unit}</source>
      <translation>Unidad {unit}</translation>
    </message>
    <message>
      <location filename="ui/screens/signin.py" />
      <source>Whoever was signed in was taken out of the agency, and their seat here is erased. Colleagues sign in as before.</source>
      <translation>Quien había iniciado sesión fue retirado de la agencia y su lugar aquí se borró. Los colegas entran como antes.</translation>
    </message>
    <message numerus="yes">
      <location filename="ui/screens/stick_word.py" />
      <source>%n are kept apart: {why}.</source>
      <translation>
        <numerusform>%n se guarda aparte: {why}.</numerusform>
        <numerusform>%n se guardan aparte: {why}.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="ui/screens/stick_word.py" />
      <source>%n files there are for somebody else.</source>
      <translation>
        <numerusform>%n archivo de allí es para otra persona.</numerusform>
        <numerusform>%n archivos de allí son para otras personas.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="ui/screens/stick_word.py" />
      <source>%n photos and papers</source>
      <translation>
        <numerusform>%n foto o papel</numerusform>
        <numerusform>%n fotos y papeles</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="ui/screens/stick_word.py" />
      <source>%n photos and papers came.</source>
      <translation>
        <numerusform>Llegó %n foto o papel.</numerusform>
        <numerusform>Llegaron %n fotos y papeles.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="ui/screens/stick_word.py" />
      <source>%n versions are new</source>
      <translation>
        <numerusform>%n versión es nueva</numerusform>
        <numerusform>%n versiones son nuevas</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="ui/screens/stick_word.py" />
      <source>%n versions of notes</source>
      <translation>
        <numerusform>%n versión de notas</numerusform>
        <numerusform>%n versiones de notas</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="ui/screens/stick_word.py" />
      <source>%n were here already</source>
      <translation>
        <numerusform>%n ya estaba aquí</numerusform>
        <numerusform>%n ya estaban aquí</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="ui/screens/stick_word.py" />
      <source>%n were not taken: {why}.</source>
      <translation>
        <numerusform>%n no se recibió: {why}.</numerusform>
        <numerusform>%n no se recibieron: {why}.</numerusform>
      </translation>
    </message>
    <message>
      <location filename="ui/screens/stick_word.py" />
      <source>For {name}: {held}. It was read again and is as it was written.</source>
      <translation>Para {name}: {held}. Se releyó y está tal como se escribió.</translation>
    </message>
    <message>
      <location filename="ui/screens/stick_word.py" />
      <source>From {sender}, written by {who}.</source>
      <translation>De {sender}, escrito por {who}.</translation>
    </message>
    <message>
      <location filename="ui/screens/stick_word.py" />
      <source>From {sender}.</source>
      <translation>De {sender}.</translation>
    </message>
    <message>
      <location filename="ui/screens/stick_word.py" />
      <source>It can be taken out.</source>
      <translation>Ya se puede retirar.</translation>
    </message>
    <message>
      <location filename="ui/screens/stick_word.py" />
      <source>Nothing counts as delivered before the station's answer is taken in here from the stick.</source>
      <translation>Nada cuenta como entregado hasta recibir aquí la respuesta de la estación en la memoria.</translation>
    </message>
    <message>
      <location filename="ui/screens/stick_word.py" />
      <source>Nothing is new</source>
      <translation>Nada es nuevo</translation>
    </message>
    <message>
      <location filename="ui/screens/stick_word.py" />
      <source>Something before it is missing here. A bundle back tells them, and their next one brings it.</source>
      <translation>Falta aquí algo anterior. Un paquete de vuelta se lo dice, y el siguiente lo trae.</translation>
    </message>
    <message numerus="yes">
      <location filename="ui/screens/stick_word.py" />
      <source>The station confirms %n more versions of this laptop.</source>
      <translation>
        <numerusform>La estación confirma %n versión más de esta laptop.</numerusform>
        <numerusform>La estación confirma %n versiones más de esta laptop.</numerusform>
      </translation>
    </message>
    <message>
      <location filename="ui/screens/stick_word.py" />
      <source>a laptop without a name</source>
      <translation>una laptop sin nombre</translation>
    </message>
    <message>
      <location filename="ui/screens/stick_word.py" />
      <source>damaged where they were written</source>
      <translation>dañadas donde se escribieron</translation>
    </message>
    <message>
      <location filename="ui/screens/stick_word.py" />
      <source>no room on this disk</source>
      <translation>sin espacio en este disco</translation>
    </message>
    <message>
      <location filename="ui/screens/stick_word.py" />
      <source>not as they were written</source>
      <translation>no están como se escribieron</translation>
    </message>
    <message>
      <location filename="ui/screens/stick_word.py" />
      <source>not signed by who they name</source>
      <translation>no firmadas por quien nombran</translation>
    </message>
    <message>
      <location filename="ui/screens/stick_word.py" />
      <source>of another agency</source>
      <translation>de otra agencia</translation>
    </message>
    <message>
      <location filename="ui/screens/stick_word.py" />
      <source>too large</source>
      <translation>demasiado grandes</translation>
    </message>
    <message>
      <location filename="ui/screens/stick_word.py" />
      <source>waiting for a certificate that lets who wrote them write there</source>
      <translation>a la espera de un certificado que permita a su autor escribir allí</translation>
    </message>
    <message>
      <location filename="ui/screens/stick_word.py" />
      <source>waiting for an earlier version that has not come</source>
      <translation>a la espera de una versión anterior que no ha llegado</translation>
    </message>
    <message>
      <location filename="ui/screens/stick_word.py" />
      <source>waiting for the certificate of who wrote them</source>
      <translation>a la espera del certificado de su autor</translation>
    </message>
    <message>
      <location filename="ui/screens/stick_word.py" />
      <source>waiting for the part before</source>
      <translation>a la espera de la parte anterior</translation>
    </message>
    <message>
      <location filename="ui/screens/stick_word.py" />
      <source>written by a newer FieldNotes</source>
      <translation>escritas por un FieldNotes más nuevo</translation>
    </message>
    <message>
      <location filename="ui/screens/stick_word.py" />
      <source>{here} of its {all} parts were here; the others can be taken in at any time.</source>
      <translation>{here} de sus {all} partes estaban aquí; las demás se pueden recibir en cualquier momento.</translation>
    </message>
    <message>
      <location filename="ui/screens/support.py" />
      <source>988 crisis line</source>
      <translation>Línea de crisis 988</translation>
    </message>
    <message>
      <location filename="ui/screens/support.py" />
      <source>After a hard call</source>
      <translation>Después de una llamada dura</translation>
    </message>
    <message>
      <location filename="ui/screens/support.py" />
      <source>Ambulance, fire, police.</source>
      <translation>Ambulancia, bomberos, policía.</translation>
    </message>
    <message>
      <location filename="ui/screens/support.py" />
      <source>Any hour, interpreters on the line.</source>
      <translation>A cualquier hora, con intérpretes en la línea.</translation>
    </message>
    <message>
      <location filename="ui/screens/support.py" />
      <source>Call or text, any hour. Veterans: then press 1.</source>
      <translation>Llame o mande texto, a cualquier hora. Veteranos: luego oprima 1.</translation>
    </message>
    <message>
      <location filename="ui/screens/support.py" />
      <source>Community services</source>
      <translation>Servicios de la comunidad</translation>
    </message>
    <message>
      <location filename="ui/screens/support.py" />
      <source>Eat, drink water, call somebody who knows you. Sleep comes later than you want; that is usual.</source>
      <translation>Coma, tome agua, llame a alguien que lo conoce. El sueño llega más tarde de lo que uno quiere; es normal.</translation>
    </message>
    <message>
      <location filename="ui/screens/support.py" />
      <source>Emergency</source>
      <translation>Emergencia</translation>
    </message>
    <message>
      <location filename="ui/screens/support.py" />
      <source>If pictures come back or you drink to sleep, talk to peer support. It is the strong thing to do.</source>
      <translation>Si vuelven imágenes o bebe para dormir, hable con apoyo de pares. Hacerlo es de fuertes.</translation>
    </message>
    <message>
      <location filename="ui/screens/support.py" />
      <source>Nothing is written here: no name, no time, no trace that this page was open.</source>
      <translation>Aquí no se escribe nada: ni nombre, ni hora, ni rastro de que esta página se abrió.</translation>
    </message>
    <message>
      <location filename="ui/screens/support.py" />
      <source>Poison control</source>
      <translation>Centro de intoxicaciones</translation>
    </message>
    <message>
      <location filename="ui/screens/support.py" />
      <source>Shelter, food, detox, transport.</source>
      <translation>Albergue, comida, desintoxicación, transporte.</translation>
    </message>
    <message>
      <location filename="ui/screens/support.py" />
      <source>Support for you</source>
      <translation>Apoyo para usted</translation>
    </message>
    <message>
      <location filename="ui/screens/support.py" />
      <source>Two minutes before the next one: feet on the floor, breathe out longer than in, say out loud what is done.</source>
      <translation>Dos minutos antes de la siguiente: pies en el suelo, suelte el aire más largo de lo que lo toma, diga en voz alta lo que ya está hecho.</translation>
    </message>
    <message>
      <location filename="ui/screens/sync.py" />
      <source>Both versions are kept. Choose what the record should say.</source>
      <translation>Ambas versiones se conservan. Elija qué debe decir el registro.</translation>
    </message>
    <message>
      <location filename="ui/screens/sync.py" />
      <source>Code from the station</source>
      <translation>Código de la estación</translation>
    </message>
    <message>
      <location filename="ui/screens/sync.py" />
      <source>Encounters and where they are</source>
      <translation>Encuentros y dónde están</translation>
    </message>
    <message>
      <location filename="ui/screens/sync.py" />
      <source>Enrol</source>
      <translation>Inscribir</translation>
    </message>
    <message>
      <location filename="ui/screens/sync.py" />
      <source>Go on</source>
      <translation>Continuar</translation>
    </message>
    <message>
      <location filename="ui/screens/sync.py" />
      <source>No encounter on this laptop yet.</source>
      <translation>Aún no hay encuentros en esta laptop.</translation>
    </message>
    <message>
      <location filename="ui/screens/sync.py" />
      <source>Not shown while somebody sits behind you.</source>
      <translation>No se muestra mientras alguien va sentado atrás.</translation>
    </message>
    <message>
      <location filename="ui/screens/sync.py" />
      <source>Open the encounter, or take the value</source>
      <translation>Abrir el encuentro o tomar el valor</translation>
    </message>
    <message>
      <location filename="ui/screens/sync.py" />
      <source>Pause</source>
      <translation>Pausar</translation>
    </message>
    <message numerus="yes">
      <location filename="ui/screens/sync.py" />
      <source>Received %n from others</source>
      <translation>
        <numerusform>%n recibido de otros</numerusform>
        <numerusform>%n recibidos de otros</numerusform>
      </translation>
    </message>
    <message>
      <location filename="ui/screens/sync.py" />
      <source>Show those for later</source>
      <translation>Mostrar los pospuestos</translation>
    </message>
    <message>
      <location filename="ui/screens/sync.py" />
      <source>Station sync</source>
      <translation>Sincronización con la estación</translation>
    </message>
    <message>
      <location filename="ui/screens/sync.py" />
      <source>This was changed meanwhile. Look again; nothing was written.</source>
      <translation>Esto cambió mientras tanto. Mire de nuevo; no se escribió nada.</translation>
    </message>
    <message>
      <location filename="ui/screens/sync.py" />
      <source>Whoever looks after the station reads you a code. Type it here while this laptop is on the station's network. Until then everything stays on this laptop, and a stick carries it over.</source>
      <translation>Quien cuida la estación le lee un código. Escríbalo aquí mientras esta laptop está en la red de la estación. Hasta entonces todo queda en esta laptop, y una memoria USB lo lleva.</translation>
    </message>
    <message>
      <location filename="ui/screens/sync.py" />
      <source>{stored} of {total}</source>
      <translation>{stored} de {total}</translation>
    </message>
    <message numerus="yes">
      <location filename="ui/screens/sync_word.py" />
      <source>%n drafts remain on this laptop</source>
      <translation>
        <numerusform>%n borrador queda en esta laptop</numerusform>
        <numerusform>%n borradores quedan en esta laptop</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="ui/screens/sync_word.py" />
      <source>%n records are only on this laptop</source>
      <translation>
        <numerusform>%n registro está solo en esta laptop</numerusform>
        <numerusform>%n registros están solo en esta laptop</numerusform>
      </translation>
    </message>
    <message>
      <location filename="ui/screens/sync_word.py" />
      <source>Asking the station</source>
      <translation>Preguntando a la estación</translation>
    </message>
    <message>
      <location filename="ui/screens/sync_word.py" />
      <source>At the station{clock}</source>
      <translation>En la estación{clock}</translation>
    </message>
    <message>
      <location filename="ui/screens/sync_word.py" />
      <source>Connected to {station} over the station network · end-to-end encrypted</source>
      <translation>Conectada a {station} por la red de la estación · cifrado de extremo a extremo</translation>
    </message>
    <message>
      <location filename="ui/screens/sync_word.py" />
      <source>Everything is at the station</source>
      <translation>Todo está en la estación</translation>
    </message>
    <message>
      <location filename="ui/screens/sync_word.py" />
      <source>Last met {clock}</source>
      <translation>Último contacto {clock}</translation>
    </message>
    <message>
      <location filename="ui/screens/sync_word.py" />
      <source>Needs attention</source>
      <translation>Requiere atención</translation>
    </message>
    <message>
      <location filename="ui/screens/sync_word.py" />
      <source>Not checked with the station yet</source>
      <translation>Aún sin comprobar con la estación</translation>
    </message>
    <message>
      <location filename="ui/screens/sync_word.py" />
      <source>Nothing is lost. Tell your administrator today.</source>
      <translation>Nada se pierde. Avise hoy a su administrador.</translation>
    </message>
    <message>
      <location filename="ui/screens/sync_word.py" />
      <source>Nothing you wrote is touched. Tell your administrator today.</source>
      <translation>Nada de lo que usted escribió ha cambiado. Avise hoy a su administrador.</translation>
    </message>
    <message>
      <location filename="ui/screens/sync_word.py" />
      <source>Only on this laptop</source>
      <translation>Solo en esta laptop</translation>
    </message>
    <message>
      <location filename="ui/screens/sync_word.py" />
      <source>Paused by hand. Nothing is lost; it waits here.</source>
      <translation>En pausa a mano. Nada se pierde; espera aquí.</translation>
    </message>
    <message>
      <location filename="ui/screens/sync_word.py" />
      <source>Photos and papers</source>
      <translation>Fotos y papeles</translation>
    </message>
    <message numerus="yes">
      <location filename="ui/screens/sync_word.py" />
      <source>Reading %n new records</source>
      <translation>
        <numerusform>Leyendo %n registro nuevo</numerusform>
        <numerusform>Leyendo %n registros nuevos</numerusform>
      </translation>
    </message>
    <message>
      <location filename="ui/screens/sync_word.py" />
      <source>Receiving what others wrote</source>
      <translation>Recibiendo lo que otros escribieron</translation>
    </message>
    <message numerus="yes">
      <location filename="ui/screens/sync_word.py" />
      <source>Restored from a backup (noticed {day}): %n entries of the audit trail, written after the backup, are not on this laptop. The station holds their last checkpoint.</source>
      <translation>
        <numerusform>Restaurada de una copia (notado el {day}): %n entrada del registro de auditoría, escrita después de la copia, no está en esta laptop. La estación guarda su punto de control.</numerusform>
        <numerusform>Restaurada de una copia (notado el {day}): %n entradas del registro de auditoría, escritas después de la copia, no están en esta laptop. La estación guarda su último punto de control.</numerusform>
      </translation>
    </message>
    <message>
      <location filename="ui/screens/sync_word.py" />
      <source>Restored from a backup (noticed {day}): the station knows of no entry of the audit trail that is missing.</source>
      <translation>Restaurada de una copia (notado el {day}): la estación no sabe de ninguna entrada del registro de auditoría que falte.</translation>
    </message>
    <message>
      <location filename="ui/screens/sync_word.py" />
      <source>Sending</source>
      <translation>Enviando</translation>
    </message>
    <message numerus="yes">
      <location filename="ui/screens/sync_word.py" />
      <source>Sending %n records</source>
      <translation>
        <numerusform>Enviando %n registro</numerusform>
        <numerusform>Enviando %n registros</numerusform>
      </translation>
    </message>
    <message>
      <location filename="ui/screens/sync_word.py" />
      <source>Somebody writes elsewhere with the keys of this laptop: its disk was copied, or it was restored twice.</source>
      <translation>Alguien escribe en otro lugar con las claves de esta laptop: su disco fue copiado o se restauró dos veces.</translation>
    </message>
    <message>
      <location filename="ui/screens/sync_word.py" />
      <location filename="ui/workplace.py" />
      <source>Sync</source>
      <translation>Sincronizar</translation>
    </message>
    <message>
      <location filename="ui/screens/sync_word.py" />
      <source>The audit trail of this laptop lacks what the station countersigned: entries were cut off or changed.</source>
      <translation>Al registro de auditoría de esta laptop le falta lo que la estación refrendó: se cortaron o cambiaron entradas.</translation>
    </message>
    <message>
      <location filename="ui/screens/sync_word.py" />
      <source>This laptop belongs to no station yet. Everything written is kept here.</source>
      <translation>Esta laptop aún no pertenece a ninguna estación. Todo lo escrito se guarda aquí.</translation>
    </message>
    <message numerus="yes">
      <location filename="ui/screens/sync_word.py" />
      <source>This laptop has not met the station for %n days. Your notes are safe here.</source>
      <translation>
        <numerusform>Esta laptop no se ha comunicado con la estación desde hace %n día. Sus notas están seguras aquí.</numerusform>
        <numerusform>Esta laptop no se ha comunicado con la estación desde hace %n días. Sus notas están seguras aquí.</numerusform>
      </translation>
    </message>
    <message>
      <location filename="ui/screens/sync_word.py" />
      <source>This laptop's clock is {minutes} min ahead of the station's.</source>
      <translation>El reloj de esta laptop está {minutes} min adelantado respecto al de la estación.</translation>
    </message>
    <message>
      <location filename="ui/screens/sync_word.py" />
      <source>This laptop's clock is {minutes} min behind the station's.</source>
      <translation>El reloj de esta laptop está {minutes} min atrasado respecto al de la estación.</translation>
    </message>
    <message>
      <location filename="ui/screens/sync_word.py" />
      <source>Times stay as they were written. Set the clock, or tell whoever looks after this laptop.</source>
      <translation>Las horas quedan como se escribieron. Ajuste el reloj o avise a quien cuida esta laptop.</translation>
    </message>
    <message>
      <location filename="ui/screens/sync_word.py" />
      <source>about {minutes} min left</source>
      <translation>faltan unos {minutes} min</translation>
    </message>
    <message>
      <location filename="ui/screens/sync_word.py" />
      <source>about {seconds} s left</source>
      <translation>faltan unos {seconds} s</translation>
    </message>
    <message>
      <location filename="ui/screens/sync_word.py" />
      <source>an earlier version is not there yet; both are offered again</source>
      <translation>una versión anterior aún no está allí; ambas se ofrecen de nuevo</translation>
    </message>
    <message>
      <location filename="ui/screens/sync_word.py" />
      <source>its author may not write there any more; speak with your administrator</source>
      <translation>su autor ya no puede escribir allí; hable con su administrador</translation>
    </message>
    <message>
      <location filename="ui/screens/sync_word.py" />
      <source>the station</source>
      <translation>la estación</translation>
    </message>
    <message>
      <location filename="ui/screens/sync_word.py" />
      <source>the station did not take it; it is kept here and offered again</source>
      <translation>la estación no lo tomó; se guarda aquí y se ofrece de nuevo</translation>
    </message>
    <message>
      <location filename="ui/screens/sync_word.py" />
      <source>the station does not know its author yet</source>
      <translation>la estación aún no conoce a su autor</translation>
    </message>
    <message>
      <location filename="ui/screens/sync_word.py" />
      <source>the station needs an update</source>
      <translation>la estación necesita una actualización</translation>
    </message>
    <message>
      <location filename="ui/screens/sync_word.py" />
      <source>the station takes no more of this laptop today</source>
      <translation>hoy la estación no acepta más de esta laptop</translation>
    </message>
    <message>
      <location filename="ui/screens/sync_word.py" />
      <source>the station's disk is full</source>
      <translation>el disco de la estación está lleno</translation>
    </message>
    <message>
      <location filename="ui/screens/sync_word.py" />
      <source>this laptop</source>
      <translation>esta laptop</translation>
    </message>
    <message>
      <location filename="ui/screens/sync_word.py" />
      <source>{count} waiting</source>
      <translation>{count} en espera</translation>
    </message>
    <message numerus="yes">
      <location filename="ui/screens/sync_word.py" />
      <source>{days} days without the station. A supervisor let people in, for %n more days.</source>
      <translation>
        <numerusform>{days} días sin la estación. Un supervisor permitió entrar, por %n día más.</numerusform>
        <numerusform>{days} días sin la estación. Un supervisor permitió entrar, por %n días más.</numerusform>
      </translation>
    </message>
    <message>
      <location filename="ui/screens/sync_word.py" />
      <source>{days} days without the station. From day {day} a supervisor must let people in.</source>
      <translation>{days} días sin la estación. Desde el día {day} solo se entra con un supervisor.</translation>
    </message>
    <message>
      <location filename="ui/screens/sync_word.py" />
      <source>{days} days without the station. To sign in: the station or a supervisor.</source>
      <translation>{days} días sin la estación. Para entrar: la estación o un supervisor.</translation>
    </message>
    <message>
      <location filename="ui/screens/sync_word.py" />
      <source>{done} of {all} MB</source>
      <translation>{done} de {all} MB</translation>
    </message>
    <message>
      <location filename="ui/screens/sync_word.py" />
      <source>{done} of {all} records</source>
      <translation>{done} de {all} registros</translation>
    </message>
    <message>
      <location filename="ui/screens/sync_word.py" />
      <source>{station} · last met {clock}</source>
      <translation>{station} · último contacto {clock}</translation>
    </message>
    <message>
      <location filename="ui/screens/sync_word.py" />
      <source>{station} · not met yet</source>
      <translation>{station} · aún sin contacto</translation>
    </message>
    <message>
      <location filename="ui/screens/sync_word.py" />
      <source>{stored} of {total} stored by the station at {clock}</source>
      <translation>{stored} de {total} guardados por la estación a las {clock}</translation>
    </message>
    <message>
      <location filename="ui/screens/tips.py" />
      <source>Approach</source>
      <translation>Cómo acercarse</translation>
    </message>
    <message>
      <location filename="ui/screens/tips.py" />
      <location filename="ui/workplace.py" />
      <source>Tips</source>
      <translation>Consejos</translation>
    </message>
    <message>
      <location filename="ui/screens/tips.py" />
      <source>What not to do</source>
      <translation>Qué no hacer</translation>
    </message>
    <message>
      <location filename="ui/screens/tips.py" />
      <source>Words that help</source>
      <translation>Palabras que ayudan</translation>
    </message>
    <message>
      <location filename="ui/screens/tips.py" />
      <source>Written by clinicians. They do not replace training, and safety comes first.</source>
      <translation>Escritos por clínicos. No reemplazan la capacitación, y la seguridad va primero.</translation>
    </message>
    <message>
      <location filename="ui/screens/word.py" />
      <source>{first} and {second}</source>
      <translation>{first} y {second}</translation>
    </message>
    <message>
      <location filename="ui/screens/word.py" />
      <source>{secret} of {who}</source>
      <translation>{secret} de {who}</translation>
    </message>
    <message>
      <location filename="ui/screens/work_list.py" />
      <source>An answer came back</source>
      <translation>Llegó una respuesta</translation>
    </message>
    <message>
      <location filename="ui/screens/work_list.py" />
      <source>Closed</source>
      <translation>Cerrado</translation>
    </message>
    <message>
      <location filename="ui/screens/work_list.py" />
      <source>Do not contact the person about it.</source>
      <translation>No contacte a la persona por esto.</translation>
    </message>
    <message>
      <location filename="ui/screens/work_list.py" />
      <location filename="ui/workplace.py" />
      <source>Follow-ups</source>
      <translation>Seguimientos</translation>
    </message>
    <message>
      <location filename="ui/screens/work_list.py" />
      <source>Leave a follow-up</source>
      <translation>Dejar un seguimiento</translation>
    </message>
    <message>
      <location filename="ui/screens/work_list.py" />
      <source>No follow-up is open.</source>
      <translation>No hay seguimientos abiertos.</translation>
    </message>
    <message>
      <location filename="ui/screens/work_list.py" />
      <source>No referral is open.</source>
      <translation>No hay remisiones abiertas.</translation>
    </message>
    <message>
      <location filename="ui/screens/work_list.py" />
      <source>None is closed yet.</source>
      <translation>Ninguno está cerrado todavía.</translation>
    </message>
    <message>
      <location filename="ui/screens/work_list.py" />
      <source>Noted: {what}, {who}.</source>
      <translation>Anotado: {what}, {who}.</translation>
    </message>
    <message>
      <location filename="ui/screens/work_list.py" />
      <source>Open the call</source>
      <translation>Abrir la llamada</translation>
    </message>
    <message>
      <location filename="ui/screens/work_list.py" />
      <source>Pending</source>
      <translation>Pendiente</translation>
    </message>
    <message>
      <location filename="ui/screens/work_list.py" />
      <source>Say what came of the chosen row</source>
      <translation>Diga qué resultó de la fila elegida</translation>
    </message>
    <message>
      <location filename="ui/screens/work_list.py" />
      <source>What came of it</source>
      <translation>Qué resultó</translation>
    </message>
    <message>
      <location filename="ui/screens/work_list.py" />
      <source>Who got it: {who}</source>
      <translation>Quién lo recibió: {who}</translation>
    </message>
    <message>
      <location filename="ui/screens/work_list.py" />
      <source>Why, in a few words, then Enter</source>
      <translation>Por qué, en pocas palabras, y luego Enter</translation>
    </message>
    <message>
      <location filename="ui/screens/work_list.py" />
      <source>at the door</source>
      <translation>en la puerta</translation>
    </message>
    <message>
      <location filename="ui/screens/work_list.py" />
      <source>by form</source>
      <translation>por formulario</translation>
    </message>
    <message>
      <location filename="ui/session/cover.py" />
      <source>Come back</source>
      <translation>Volver</translation>
    </message>
    <message>
      <location filename="ui/session/cover.py" />
      <source>Hidden</source>
      <translation>Oculto</translation>
    </message>
    <message>
      <location filename="ui/session/cover.py" />
      <source>Hidden. Your notes are safe here.</source>
      <translation>Oculto. Sus notas están a salvo aquí.</translation>
    </message>
    <message>
      <location filename="ui/session/cover.py" />
      <source>Lock instead</source>
      <translation>Mejor bloquear</translation>
    </message>
    <message>
      <location filename="ui/session/cover.py" />
      <source>One moment…</source>
      <translation>Un momento…</translation>
    </message>
    <message>
      <location filename="ui/session/cover.py" />
      <source>PIN to come back</source>
      <translation>PIN para volver</translation>
    </message>
    <message>
      <location filename="ui/session/proof.py" />
      <source>Take the pen</source>
      <translation>Tomar la pluma</translation>
    </message>
    <message>
      <location filename="ui/session/proof.py" />
      <location filename="ui/widgets/pen.py" />
      <location filename="ui/widgets/top_bar.py" />
      <source>Whose pen</source>
      <translation>De quién es la pluma</translation>
    </message>
    <message>
      <location filename="ui/theme/token.py" />
      <source>Day</source>
      <translation>Día</translation>
    </message>
    <message>
      <location filename="ui/theme/token.py" />
      <source>Night</source>
      <translation>Noche</translation>
    </message>
    <message>
      <location filename="ui/theme/token.py" />
      <source>Red</source>
      <translation>Rojo</translation>
    </message>
    <message>
      <location filename="ui/viewmodels/moment.py" />
      <source>about {clock}</source>
      <translation>cerca de las {clock}</translation>
    </message>
    <message>
      <location filename="ui/viewmodels/moment.py" />
      <source>{hours} h</source>
      <translation>{hours} h</translation>
    </message>
    <message>
      <location filename="ui/viewmodels/moment.py" />
      <source>{hours} h {minutes} min</source>
      <translation>{hours} h {minutes} min</translation>
    </message>
    <message>
      <location filename="ui/viewmodels/moment.py" />
      <source>{minutes} min</source>
      <translation>{minutes} min</translation>
    </message>
    <message>
      <location filename="ui/viewmodels/setup.py" />
      <source>easy to guess</source>
      <translation>fácil de adivinar</translation>
    </message>
    <message>
      <location filename="ui/viewmodels/setup.py" />
      <source>fair</source>
      <translation>regular</translation>
    </message>
    <message>
      <location filename="ui/viewmodels/setup.py" />
      <source>good</source>
      <translation>buena</translation>
    </message>
    <message>
      <location filename="ui/viewmodels/setup.py" />
      <source>too easy to guess</source>
      <translation>muy fácil de adivinar</translation>
    </message>
    <message>
      <location filename="ui/viewmodels/setup.py" />
      <source>very good</source>
      <translation>muy buena</translation>
    </message>
    <message>
      <location filename="ui/widgets/edit.py" />
      <source>Cut out</source>
      <translation>Cortar</translation>
    </message>
    <message>
      <location filename="ui/widgets/edit.py" />
      <source>Mark everything</source>
      <translation>Marcar todo</translation>
    </message>
    <message>
      <location filename="ui/widgets/edit.py" />
      <source>Paste</source>
      <translation>Pegar</translation>
    </message>
    <message numerus="yes">
      <location filename="ui/widgets/encounter_row.py" />
      <source>%n more records of this call</source>
      <translation>
        <numerusform>%n registro más de esta llamada</numerusform>
        <numerusform>%n registros más de esta llamada</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="ui/widgets/encounter_row.py" />
      <source>%n people</source>
      <translation>
        <numerusform>%n persona</numerusform>
        <numerusform>%n personas</numerusform>
      </translation>
    </message>
    <message>
      <location filename="ui/widgets/encounter_row.py" />
      <source>Both to sign</source>
      <translation>Firman los dos</translation>
    </message>
    <message>
      <location filename="ui/widgets/encounter_row.py" />
      <source>Clinician to sign</source>
      <translation>Firma el clínico</translation>
    </message>
    <message>
      <location filename="ui/widgets/encounter_row.py" />
      <source>Not signed yet</source>
      <translation>Sin firmar todavía</translation>
    </message>
    <message>
      <location filename="ui/widgets/encounter_row.py" />
      <source>Officer to sign</source>
      <translation>Firma el oficial</translation>
    </message>
    <message>
      <location filename="ui/widgets/encounter_row.py" />
      <source>Reviewed by {name}, {day}</source>
      <translation>Revisado por {name}, {day}</translation>
    </message>
    <message>
      <location filename="ui/widgets/encounter_row.py" />
      <source>Signed by both</source>
      <translation>Firmado por los dos</translation>
    </message>
    <message>
      <location filename="ui/widgets/label_hint.py" />
      <source>Keep the word</source>
      <translation>Dejar la palabra</translation>
    </message>
    <message>
      <location filename="ui/widgets/label_hint.py" />
      <source>Keep “{word}” as it is</source>
      <translation>Dejar «{word}» como está</translation>
    </message>
    <message>
      <location filename="ui/widgets/label_hint.py" />
      <source>“{word}”: {hint}</source>
      <translation>«{word}»: {hint}</translation>
    </message>
    <message>
      <location filename="ui/widgets/mark.py" />
      <source>Agency: everybody reads</source>
      <translation>Agencia: lo leen todos</translation>
    </message>
    <message>
      <location filename="ui/widgets/mark.py" />
      <source>Joint: both of you; police record</source>
      <translation>Conjunto: de los dos; registro policial</translation>
    </message>
    <message>
      <location filename="ui/widgets/mark.py" />
      <source>Key {key}</source>
      <translation>Tecla {key}</translation>
    </message>
    <message>
      <location filename="ui/widgets/pen.py" />
      <source>Pen: {who}</source>
      <translation>Pluma: {who}</translation>
    </message>
    <message>
      <location filename="ui/widgets/pen.py" />
      <source>Takes the pen</source>
      <translation>Toma la pluma</translation>
    </message>
    <message>
      <location filename="ui/widgets/pen.py" />
      <source>The pen is up</source>
      <translation>Tiene la pluma</translation>
    </message>
    <message numerus="yes">
      <location filename="ui/widgets/person_row.py" />
      <source>%n contacts</source>
      <translation>
        <numerusform>%n contacto</numerusform>
        <numerusform>%n contactos</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="ui/widgets/person_row.py" />
      <source>%n records</source>
      <translation>
        <numerusform>%n registro</numerusform>
        <numerusform>%n registros</numerusform>
      </translation>
    </message>
    <message>
      <location filename="ui/widgets/person_row.py" />
      <source>No contact yet</source>
      <translation>Todavía sin contacto</translation>
    </message>
    <message>
      <location filename="ui/widgets/rail.py" />
      <source>Places</source>
      <translation>Lugares</translation>
    </message>
    <message>
      <location filename="ui/widgets/screen_chart.py" />
      <source>{count} to act on</source>
      <translation>{count} piden actuar</translation>
    </message>
    <message>
      <location filename="ui/widgets/side.py" />
      <source>Take {words}: {who}, {where}</source>
      <translation>Tomar {words}: {who}, {where}</translation>
    </message>
    <message>
      <location filename="ui/widgets/signature.py" />
      <source>Draw here. Delete clears it.</source>
      <translation>Dibuje aquí. Supr lo borra.</translation>
    </message>
    <message>
      <location filename="ui/widgets/sketch.py" />
      <source>Draw here. Ctrl+Z takes the last stroke back, Delete clears it.</source>
      <translation>Dibuje aquí. Ctrl+Z quita el último trazo, Supr lo borra todo.</translation>
    </message>
    <message>
      <location filename="ui/widgets/slash_list.py" />
      <source>{count} more: type letters, or arrow down</source>
      <translation>{count} más: escriba letras, o flecha abajo</translation>
    </message>
    <message>
      <location filename="ui/widgets/spelling.py" />
      <source>Leave “{word}” as it is</source>
      <translation>Dejar «{word}» como está</translation>
    </message>
    <message>
      <location filename="ui/widgets/spelling.py" />
      <source>What “{word}” could be</source>
      <translation>Qué podría ser «{word}»</translation>
    </message>
    <message>
      <location filename="ui/widgets/timeline.py" />
      <source>12 months: {marks}.</source>
      <translation>12 meses: {marks}.</translation>
    </message>
    <message>
      <location filename="ui/widgets/timeline.py" />
      <source>Apr</source>
      <translation>abr</translation>
    </message>
    <message>
      <location filename="ui/widgets/timeline.py" />
      <source>Aug</source>
      <translation>ago</translation>
    </message>
    <message>
      <location filename="ui/widgets/timeline.py" />
      <source>Dec</source>
      <translation>dic</translation>
    </message>
    <message>
      <location filename="ui/widgets/timeline.py" />
      <source>Feb</source>
      <translation>feb</translation>
    </message>
    <message>
      <location filename="ui/widgets/timeline.py" />
      <source>Jan</source>
      <translation>ene</translation>
    </message>
    <message>
      <location filename="ui/widgets/timeline.py" />
      <source>Jul</source>
      <translation>jul</translation>
    </message>
    <message>
      <location filename="ui/widgets/timeline.py" />
      <source>Jun</source>
      <translation>jun</translation>
    </message>
    <message>
      <location filename="ui/widgets/timeline.py" />
      <source>Mar</source>
      <translation>mar</translation>
    </message>
    <message>
      <location filename="ui/widgets/timeline.py" />
      <source>May</source>
      <translation>may</translation>
    </message>
    <message>
      <location filename="ui/widgets/timeline.py" />
      <source>No contact in the last 12 months.</source>
      <translation>Sin contacto en los últimos 12 meses.</translation>
    </message>
    <message>
      <location filename="ui/widgets/timeline.py" />
      <source>Nov</source>
      <translation>nov</translation>
    </message>
    <message>
      <location filename="ui/widgets/timeline.py" />
      <source>Oct</source>
      <translation>oct</translation>
    </message>
    <message>
      <location filename="ui/widgets/timeline.py" />
      <source>Sep</source>
      <translation>sep</translation>
    </message>
    <message numerus="yes">
      <location filename="ui/widgets/timeline.py" />
      <source>Timeline, %n marks in 12 months</source>
      <translation>
        <numerusform>Línea del tiempo, %n marca en 12 meses</numerusform>
        <numerusform>Línea del tiempo, %n marcas en 12 meses</numerusform>
      </translation>
    </message>
    <message>
      <location filename="ui/widgets/timeline.py" />
      <source>contact</source>
      <translation>contacto</translation>
    </message>
    <message>
      <location filename="ui/widgets/timeline.py" />
      <source>hold</source>
      <translation>retención</translation>
    </message>
    <message>
      <location filename="ui/widgets/timeline.py" />
      <source>referral</source>
      <translation>remisión</translation>
    </message>
    <message>
      <location filename="ui/widgets/timeline.py" />
      <source>screen</source>
      <translation>evaluación</translation>
    </message>
    <message>
      <location filename="ui/widgets/timeline.py" />
      <source>{day}, {what}. Enter opens the encounter. </source>
      <translation>{day}, {what}. Enter abre el encuentro. </translation>
    </message>
    <message numerus="yes">
      <location filename="ui/widgets/top_bar.py" />
      <source>%n open</source>
      <translation>
        <numerusform>%n abierta</numerusform>
        <numerusform>%n abiertas</numerusform>
      </translation>
    </message>
    <message>
      <location filename="ui/widgets/top_bar.py" />
      <source>Find people, calls, notes and commands</source>
      <translation>Buscar personas, llamadas, notas y comandos</translation>
    </message>
    <message>
      <location filename="ui/widgets/top_bar.py" />
      <location filename="ui/workplace.py" />
      <source>Hide</source>
      <translation>Ocultar</translation>
    </message>
    <message>
      <location filename="ui/widgets/top_bar.py" />
      <source>Hide the screen, F12</source>
      <translation>Ocultar la pantalla, F12</translation>
    </message>
    <message>
      <location filename="ui/widgets/top_bar.py" />
      <location filename="ui/workplace.py" />
      <source>Lock</source>
      <translation>Bloquear</translation>
    </message>
    <message>
      <location filename="ui/widgets/top_bar.py" />
      <source>Lock, Ctrl L</source>
      <translation>Bloquear, Ctrl L</translation>
    </message>
    <message>
      <location filename="ui/widgets/top_bar.py" />
      <source>The other open call, Ctrl O</source>
      <translation>La otra llamada abierta, Ctrl O</translation>
    </message>
    <message numerus="yes">
      <location filename="ui/widgets/work_row.py" />
      <source>%n days</source>
      <translation>
        <numerusform>%n día</numerusform>
        <numerusform>%n días</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="ui/widgets/work_row.py" />
      <source>%n tries</source>
      <translation>
        <numerusform>%n intento</numerusform>
        <numerusform>%n intentos</numerusform>
      </translation>
    </message>
    <message>
      <location filename="ui/widgets/work_row.py" />
      <source>No day set</source>
      <translation>Sin día puesto</translation>
    </message>
    <message>
      <location filename="ui/widgets/work_row.py" />
      <source>Person not named</source>
      <translation>Persona sin nombre</translation>
    </message>
    <message>
      <location filename="ui/widgets/work_row.py" />
      <source>since {day}</source>
      <translation>desde {day}</translation>
    </message>
    <message>
      <location filename="ui/workplace.py" />
      <source>An answer to a referral came back</source>
      <translation>Llegó la respuesta a una remisión</translation>
    </message>
    <message>
      <location filename="ui/workplace.py" />
      <source>Back to the call</source>
      <translation>Volver a la llamada</translation>
    </message>
    <message>
      <location filename="ui/workplace.py" />
      <source>Before you leave: drafts, unsigned, due</source>
      <translation>Antes de irse: borradores, sin firmar, pendientes</translation>
    </message>
    <message>
      <location filename="ui/workplace.py" />
      <source>Close the clinical side until the PIN</source>
      <translation>Cerrar el lado clínico hasta el PIN</translation>
    </message>
    <message>
      <location filename="ui/workplace.py" />
      <source>Gloves on or off: larger targets</source>
      <translation>Poner o quitar guantes: botones más grandes</translation>
    </message>
    <message>
      <location filename="ui/workplace.py" />
      <source>Go to: {place}</source>
      <translation>Ir a: {place}</translation>
    </message>
    <message>
      <location filename="ui/workplace.py" />
      <source>Leave it out</source>
      <translation>Dejarlo fuera</translation>
    </message>
    <message>
      <location filename="ui/workplace.py" />
      <source>Left for the team. It stands under Follow-ups.</source>
      <translation>Quedó para el equipo. Está en Seguimientos.</translation>
    </message>
    <message>
      <location filename="ui/workplace.py" />
      <source>Let them in</source>
      <translation>Darle acceso</translation>
    </message>
    <message>
      <location filename="ui/workplace.py" />
      <source>Night, day or red</source>
      <translation>Noche, día o rojo</translation>
    </message>
    <message>
      <location filename="ui/workplace.py" />
      <source>No other call is open. Ctrl+N starts an encounter.</source>
      <translation>No hay otra llamada abierta. Ctrl+N empieza un encuentro.</translation>
    </message>
    <message>
      <location filename="ui/workplace.py" />
      <source>Partner signs in</source>
      <translation>Entra la pareja</translation>
    </message>
    <message>
      <location filename="ui/workplace.py" />
      <source>Paste it anyway</source>
      <translation>Pegarlo de todos modos</translation>
    </message>
    <message>
      <location filename="ui/workplace.py" />
      <source>Read again</source>
      <translation>Leer otra vez</translation>
    </message>
    <message>
      <location filename="ui/workplace.py" />
      <source>Reading the last notes into this laptop's lists. You can work already.</source>
      <translation>Leyendo las últimas notas en las listas de esta laptop. Ya puede trabajar.</translation>
    </message>
    <message>
      <location filename="ui/workplace.py" />
      <source>Shift</source>
      <translation>Turno</translation>
    </message>
    <message>
      <location filename="ui/workplace.py" />
      <source>Sign out {who}</source>
      <translation>Cerrar sesión de {who}</translation>
    </message>
    <message>
      <location filename="ui/workplace.py" />
      <source>Stamp the next time</source>
      <translation>Marcar la siguiente hora</translation>
    </message>
    <message>
      <location filename="ui/workplace.py" />
      <source>Support</source>
      <translation>Apoyo</translation>
    </message>
    <message>
      <location filename="ui/workplace.py" />
      <source>Sync with the station now</source>
      <translation>Sincronizar con la estación ahora</translation>
    </message>
    <message>
      <location filename="ui/workplace.py" />
      <source>Text size {percent} %</source>
      <translation>Tamaño del texto {percent} %</translation>
    </message>
    <message>
      <location filename="ui/workplace.py" />
      <source>That is {length} letters, far more than a note. Nothing was pasted; the field keeps what it had.</source>
      <translation>Son {length} letras, mucho más que una nota. No se pegó nada; el campo conserva lo que tenía.</translation>
    </message>
    <message>
      <location filename="ui/workplace.py" />
      <source>The clinical side is closed here. {names} opens it with the PIN.</source>
      <translation>El lado clínico está cerrado aquí. {names} lo abre con el PIN.</translation>
    </message>
    <message>
      <location filename="ui/workplace.py" />
      <source>There is no open call. Ctrl+N starts an encounter.</source>
      <translation>No hay ninguna llamada abierta. Ctrl+N empieza un encuentro.</translation>
    </message>
    <message>
      <location filename="ui/workplace.py" />
      <source>This looks like a criminal-history or vehicle return. Such returns may not be kept here. It was left out.</source>
      <translation>Esto parece una respuesta de antecedentes penales o de vehículos. Esas respuestas no se pueden guardar aquí. Se dejó fuera.</translation>
    </message>
    <message>
      <location filename="ui/workplace.py" />
      <source>You are looking at an earlier encounter.</source>
      <translation>Está viendo un encuentro anterior.</translation>
    </message>
    <message>
      <location filename="ui/workplace.py" />
      <source>clinical records</source>
      <translation>registros clínicos</translation>
    </message>
    <message>
      <location filename="ui/workplace.py" />
      <source>joint records</source>
      <translation>registros conjuntos</translation>
    </message>
    <message>
      <location filename="ui/workplace.py" />
      <source>police records</source>
      <translation>registros policiales</translation>
    </message>
    <message>
      <location filename="ui/workplace.py" />
      <source>{who} was certified for {records} by the agency. Let them in?</source>
      <translation>La agencia certificó a {who} para {records}. ¿Darle acceso?</translation>
    </message>
  </context>
</TS>
